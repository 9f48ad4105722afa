package scoreline.drift.sequential;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.special.Gamma;

/// How long a one-sided cumulative sum `Cₜ = max(0, Cₜ₋₁ + zₜ − k)` runs before it exceeds h where nothing
/// changed: z of mean 0, variance 1, some skewness, independent. The sum is cut into cells, a Markov chain
/// whose mean time to absorption is a system of linear equations. z is normal, or where it is skewed a
/// shifted gamma of its three moments.
///
/// @see <a href="https://doi.org/10.1093/biomet/59.3.539">Brook and Evans (1972)</a>
final class RunLength {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** Beneath it the gamma takes long and says what the normal says. */
    private static final double NEARLY_NORMAL = 0.02;

    /// A cell of a sixth adds 0.2 % to the variance of z, and takes 2 % from a run of 400,000 at k = 1/8.
    private static final int CELLS_IN_A_DEVIATION = 6;

    private static final int FEWEST_CELLS = 24;

    /** What a sum that steps over its bounds adds to their distance, of normal z; Siegmund (1985). */
    private static final double OVERSHOOT = 1.166;

    private static final double ACCURACY = 1e-4;
    private static final int TRIALS = 100;

    private RunLength() {}

    /// The h whose mean run is `wanted` steps.
    ///
    /// @param allowance k, above 0
    /// @param wanted steps, above 0
    /// @return in deviations of z; 0 where even that runs as long
    static double threshold(double allowance, double skewness, double wanted) {
        if (mean(allowance, ACCURACY, skewness) >= wanted) {
            return 0;
        }
        double high =
                Math.max(1, Math.log1p(2 * allowance * allowance * wanted) / (2 * allowance) - OVERSHOOT + ACCURACY);
        while (mean(allowance, high, skewness) < wanted) {
            high *= 1.25;
        }
        int cells = cells(high);
        return new BrentSolver(ACCURACY)
                .solve(TRIALS, h -> Math.log(mean(allowance, h, skewness, cells) / wanted), ACCURACY, high);
    }

    /// @param allowance k
    /// @param threshold h, above 0
    /// @return steps
    static double mean(double allowance, double threshold, double skewness) {
        return mean(allowance, threshold, skewness, cells(threshold));
    }

    private static int cells(double threshold) {
        return FEWEST_CELLS + (int) (CELLS_IN_A_DEVIATION * threshold);
    }

    private static double mean(double allowance, double threshold, double skewness, int cells) {
        double width = threshold / (cells - 0.5);
        // P(z ≤ upper end of a cell that lies d cells further), d from 1 − cells to cells − 1.
        var upTo = new double[2 * cells - 1];
        for (int d = 0; d < upTo.length; d++) {
            upTo[d] = cumulative((d - cells + 1.5) * width + allowance, skewness);
        }
        var stay = new double[cells][cells];
        for (int i = 0; i < cells; i++) {
            for (int j = 0; j < cells; j++) {
                int d = j - i + cells - 1;
                double probability = j == 0 ? upTo[d] : upTo[d] - upTo[d - 1];
                stay[i][j] = (i == j ? 1 : 0) - probability;
            }
        }
        var ones = new double[cells];
        Arrays.fill(ones, 1);
        return new LUDecomposition(new Array2DRowRealMatrix(stay, false))
                .getSolver()
                .solve(new ArrayRealVector(ones, false))
                .getEntry(0);
    }

    private static double cumulative(double z, double skewness) {
        if (Math.abs(skewness) < NEARLY_NORMAL) {
            return NORMAL.cumulativeProbability(z);
        }
        double shape = 4 / (skewness * skewness);
        double at = shape + Math.signum(skewness) * Math.sqrt(shape) * z;
        double lower = at <= 0 ? 0 : Gamma.regularizedGammaP(shape, at);
        return skewness > 0 ? lower : 1 - lower;
    }
}
