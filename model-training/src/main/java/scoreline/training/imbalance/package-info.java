/// What may be done, before a model learns, about defaults being few. It is done to the rows that a model learns from
/// and to
/// no others: whoever resamples before the folds are dealt scores rows by their own copies.
@NullMarked
package scoreline.training.imbalance;

import org.jspecify.annotations.NullMarked;
