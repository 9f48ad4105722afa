/** Why a margin is what it is: exact Shapley values, feature by feature. */
@NullMarked
package scoreline.scoring.explain;

import org.jspecify.annotations.NullMarked;
