/** How good decisions are: expected from their probabilities, and seen once it is known who defaulted. */
@NullMarked
package scoreline.drift.performance;

import org.jspecify.annotations.NullMarked;
