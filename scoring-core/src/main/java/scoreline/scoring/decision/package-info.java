/** From a margin to a decision: calibration, policy, points, reasons. */
@NullMarked
package scoreline.scoring.decision;

import org.jspecify.annotations.NullMarked;
