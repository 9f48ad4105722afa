/// Looks for the settings of trees that serve best: many on few rows, the better ones on more, the best on all.
@NullMarked
package scoreline.training.search;

import org.jspecify.annotations.NullMarked;
