/** How good decisions are: expected from their probabilities before anybody knows what became of them. */
@NullMarked
package scoreline.drift.performance;

import org.jspecify.annotations.NullMarked;
