/** What windows were found to hold, as figures over time on a tracking server. */
@NullMarked
package scoreline.monitor.tracking;

import org.jspecify.annotations.NullMarked;
