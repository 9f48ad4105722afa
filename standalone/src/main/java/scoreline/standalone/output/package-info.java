/** The files a run leaves behind: decisions and rejections, one a line, in the order of the input. */
@NullMarked
package scoreline.standalone.output;

import org.jspecify.annotations.NullMarked;
