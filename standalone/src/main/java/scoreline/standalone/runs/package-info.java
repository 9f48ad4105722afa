/** The runs command, and how the commands that train record their runs. */
@NullMarked
package scoreline.standalone.runs;

import org.jspecify.annotations.NullMarked;
