/** Labelled applications as all parts of training share them, and how their categories are encoded. */
@NullMarked
package scoreline.training.labelled;

import org.jspecify.annotations.NullMarked;
