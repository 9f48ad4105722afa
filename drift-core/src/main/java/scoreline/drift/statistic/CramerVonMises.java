package scoreline.drift.statistic;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/// The squared difference of cumulative shares over ordered cells:
/// `W² = nm/(n+m) · Σⱼ Dⱼ² (rⱼ + rⱼ₊₁)/2`, Dⱼ at the upper end of cell j, r the reference's shares.
///
/// @param statistic W², unitless; 1/6 is usual where nothing changed and cells are many
/// @param p chance of as large a W² where nothing changed
/// @see <a href="https://doi.org/10.1002/cjs.5550350111">Lockhart, Spinelli and Stephens (2007)</a>
public record CramerVonMises(double statistic, double p) {

    /// How W² falls where nothing changed: `Σ λᵢ Zᵢ²`, λ the eigenvalues of `√wⱼ √wₖ (min(Rⱼ, Rₖ) − RⱼRₖ)`. They
    /// depend on the reference alone, so they are found once; and they know how few or uneven its cells are, so
    /// that p is right on a feature of three values too.
    public static final class Null {
        private final long[] reference;
        private final double[] weights;
        private final QuadraticForm form;

        private Null(long[] reference, double[] weights, QuadraticForm form) {
            this.reference = reference;
            this.weights = weights;
            this.form = form;
        }

        /// @param reference counts at training time, shape (cells), the smallest values first; two cells hold some at
        /// least
        public static Null of(long[] reference) {
            double m = Counts.total(reference);
            int cuts = reference.length - 1;
            var weights = new double[reference.length];
            var cumulative = new double[cuts];
            long below = 0;
            for (int j = 0; j < cuts; j++) {
                below += reference[j];
                weights[j] = (reference[j] + reference[j + 1]) / (2 * m);
                cumulative[j] = below / m;
            }
            var covariance = new double[cuts][cuts];
            for (int j = 0; j < cuts; j++) {
                for (int k = 0; k < cuts; k++) {
                    covariance[j][k] = Math.sqrt(weights[j] * weights[k])
                            * (Math.min(cumulative[j], cumulative[k]) - cumulative[j] * cumulative[k]);
                }
            }
            double[] eigenvalues =
                    new EigenDecomposition(new Array2DRowRealMatrix(covariance, false)).getRealEigenvalues();
            for (int i = 0; i < eigenvalues.length; i++) {
                eigenvalues[i] = Math.max(0, eigenvalues[i]);
            }
            return new Null(reference.clone(), weights, new QuadraticForm(eigenvalues));
        }

        /// @param live counts in the window, shape (cells)
        public CramerVonMises test(long[] live) {
            Counts.requirePair(reference, live);
            double[] difference = Counts.cumulativeDifference(reference, live);
            double sum = 0;
            for (int j = 0; j < difference.length; j++) {
                sum += weights[j] * difference[j] * difference[j];
            }
            double statistic = Counts.effective(Counts.total(reference), Counts.total(live)) * sum;
            return new CramerVonMises(statistic, form.upperTail(statistic));
        }
    }
}
