/** Turns margins into probabilities that agree with what happens. */
@NullMarked
package scoreline.training.calibration;

import org.jspecify.annotations.NullMarked;
