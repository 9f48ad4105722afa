/** What a row costs to explain, on models of three sizes, beside XGBoost in the same run. */
@NullMarked
package scoreline.benchmarks.explain;

import org.jspecify.annotations.NullMarked;
