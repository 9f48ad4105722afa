package scoreline.training.validation;

import static scoreline.training.validation.Order.ascending;
import static scoreline.training.validation.Order.requireSameLength;

/** How far probabilities of default are from what happened. */
public final class Probabilities {

    private Probabilities() {}

    /// `mean (p − y)²`.
    ///
    /// @param probabilities in [0, 1], shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @return in [0, 1]; 0 is perfect
    /// @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier (1950)</a>
    public static double brier(double[] probabilities, int[] targets) {
        requireSameLength(probabilities, targets);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double error = probabilities[i] - targets[i];
            sum += error * error;
        }
        return sum / targets.length;
    }

    /// `−mean (y ln p + (1 − y) ln(1 − p))`; infinite where a certainty was wrong.
    ///
    /// @param probabilities in [0, 1], shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @return nats, never negative
    public static double logLoss(double[] probabilities, int[] targets) {
        requireSameLength(probabilities, targets);
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum -= targets[i] == 1 ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
        }
        return sum / targets.length;
    }

    /// Expected calibration error over bins of equal count, cut in the order of the probabilities (ties in row
    /// order): `Σ_b n_b/n · |mean p in b − default rate in b|`.
    ///
    /// @param probabilities in [0, 1], shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @param bins at least 1
    /// @return in [0, 1]
    /// @see <a href="https://aclanthology.org/D15-1182/">Nguyen and O'Connor (2015)</a>
    public static double expectedCalibrationError(double[] probabilities, int[] targets, int bins) {
        requireSameLength(probabilities, targets);
        int[] order = ascending(probabilities);
        double error = 0;
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) order.length * bin / bins);
            int to = (int) ((long) order.length * (bin + 1) / bins);
            double excess = 0;
            for (int i = from; i < to; i++) {
                excess += probabilities[order[i]] - targets[order[i]];
            }
            error += Math.abs(excess);
        }
        return error / order.length;
    }
}
