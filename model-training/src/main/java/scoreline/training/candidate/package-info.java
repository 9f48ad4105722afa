/// Models that could serve, and models that are there to compare with: families, what is done about rare defaults,
/// choices of
/// columns. All are judged on the same folds, by rows that they did not see, and by what their decisions cost.
@NullMarked
package scoreline.training.candidate;

import org.jspecify.annotations.NullMarked;
