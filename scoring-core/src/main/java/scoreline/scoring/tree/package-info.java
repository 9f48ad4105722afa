/** Gradient-boosted trees as XGBoost grew them: read, checked, and summed to the same bits. */
@NullMarked
package scoreline.scoring.tree;

import org.jspecify.annotations.NullMarked;
