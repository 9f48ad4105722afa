/** How a model is to be trained, and what was found in training it. */
@NullMarked
package scoreline.training.experiment;

import org.jspecify.annotations.NullMarked;
