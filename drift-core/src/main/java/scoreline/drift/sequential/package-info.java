/** Whether something just changed: sums over short stretches of event time, watched without windows. */
@NullMarked
package scoreline.drift.sequential;

import org.jspecify.annotations.NullMarked;
