/** The train command: a folder of tables in, a bundle out. */
@NullMarked
package scoreline.standalone.train;

import org.jspecify.annotations.NullMarked;
