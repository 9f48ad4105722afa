/** How many decisions there are, beside how many there were. */
@NullMarked
package scoreline.monitor.volume;

import org.jspecify.annotations.NullMarked;
