package scoreline.training.calibration;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.training.validation.Order;

/// A point of the reliability diagram: rows of like probability, and how many of them defaulted.
///
/// @param rows at least 1
/// @param meanProbability in [0, 1]
/// @param defaultRate in [0, 1]
/// @param low and `high`: Wilson's 95 % interval of the default rate
/// @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
public record ReliabilityBin(long rows, double meanProbability, double defaultRate, double low, double high) {

    /** Of the normal distribution, 2.5 % lie above. */
    private static final double Z = 1.959963984540054;

    /// Bins of equal count, cut in the order of the probabilities (ties in row order), as the expected calibration
    /// error has them: that is the mean distance of these points from the diagonal, weighted by their rows.
    ///
    /// @param probabilities in [0, 1], shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @param bins at least 1
    /// @return as many as there are bins, or rows where these are fewer
    public static List<ReliabilityBin> diagram(double[] probabilities, int[] targets, int bins) {
        int[] order = Order.ascending(probabilities);
        int cuts = Math.min(bins, order.length);
        return IntStream.range(0, cuts)
                .mapToObj(bin -> {
                    int from = (int) ((long) order.length * bin / cuts);
                    int to = (int) ((long) order.length * (bin + 1) / cuts);
                    double sum = 0;
                    long defaults = 0;
                    for (int i = from; i < to; i++) {
                        sum += probabilities[order[i]];
                        defaults += targets[order[i]];
                    }
                    return of(to - from, sum / (to - from), defaults);
                })
                .toList();
    }

    /// Wilson: the rates r whose own standard error `√(r(1 − r)/n)` puts them within z of the rate seen, that is
    /// `(r̂ + z²/2n ± z √(r̂(1 − r̂)/n + z²/4n²)) / (1 + z²/n)`.
    private static ReliabilityBin of(int rows, double meanProbability, long defaults) {
        double rate = (double) defaults / rows;
        double shrink = 1 + Z * Z / rows;
        double centre = (rate + Z * Z / (2 * rows)) / shrink;
        double half = Z * Math.sqrt(rate * (1 - rate) / rows + Z * Z / (4.0 * rows * rows)) / shrink;
        return new ReliabilityBin(rows, meanProbability, rate, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
