/** When a window of event time is over, though partitions fall silent, lag, or end. */
@NullMarked
package scoreline.monitor.closing;

import org.jspecify.annotations.NullMarked;
