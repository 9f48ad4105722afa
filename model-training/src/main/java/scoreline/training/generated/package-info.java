/** Made-up applicants in the shape of the Home Credit tables, for the demo and for tests without a Kaggle folder. */
@NullMarked
package scoreline.training.generated;

import org.jspecify.annotations.NullMarked;
