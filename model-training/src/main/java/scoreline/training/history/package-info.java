/** The customers' past as Kaggle's tables hold it, and what a table's applications see of it. */
@NullMarked
package scoreline.training.history;

import org.jspecify.annotations.NullMarked;
