/** The running monitor: configuration, wiring, what it counts. Nothing here knows what drift is. */
@NullMarked
package scoreline.monitor.runtime;

import org.jspecify.annotations.NullMarked;
