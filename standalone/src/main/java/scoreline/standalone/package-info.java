/** Everything in one process: the commands of {@code ./scoreline}. */
@NullMarked
package scoreline.standalone;

import org.jspecify.annotations.NullMarked;
