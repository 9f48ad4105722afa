/** How good a model is: pure functions on scores, probabilities and what became of the applicants. */
@NullMarked
package scoreline.training.validation;

import org.jspecify.annotations.NullMarked;
