/** What moves a model's scores: over all applicants, along each feature, and for single applications. */
@NullMarked
package scoreline.training.interpretation;

import org.jspecify.annotations.NullMarked;
