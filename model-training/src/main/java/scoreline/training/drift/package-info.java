/** How another table differs from the rows a model was trained on. */
@NullMarked
package scoreline.training.drift;

import org.jspecify.annotations.NullMarked;
