package scoreline.drift.performance;

import java.util.Arrays;
import java.util.stream.IntStream;
import scoreline.scoring.reference.Cells;

/// Decisions by ascending bands of their probabilities of default, and what follows from those alone. Within a
/// band the probabilities are taken to spread evenly around their mean, as far as the nearer end of the band
/// allows.
final class Bands {

    private final double[] rows;
    private final double[] mean;
    private final double[] half;
    private final double all;
    private final double rate;

    /// @param rows shape (bands)
    /// @param expected sums of their probabilities, shape (bands)
    /// @param from lower ends, shape (bands), ascending
    /// @param to upper ends, shape (bands)
    Bands(double[] rows, double[] expected, double[] from, double[] to) {
        this.rows = rows;
        this.mean = new double[rows.length];
        this.half = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            mean[i] = rows[i] > 0 ? expected[i] / rows[i] : from[i];
            half[i] = Math.max(0, Math.min(mean[i] - from[i], to[i] - mean[i]));
        }
        this.all = Arrays.stream(rows).sum();
        this.rate = Arrays.stream(expected).sum() / all;
    }

    /// @param counts decisions by cell of the score, shape (cells)
    /// @param expected sums of their probabilities, shape (cells)
    static Bands of(Cells.Intervals cells, long[] counts, double[] expected) {
        int[] order = ascending(cells);
        int own = cells.lower().size();
        var from = new double[own + 2];
        var to = new double[own + 2];
        for (int i = 0; i < own; i++) {
            from[i + 1] = cells.lower().get(i);
            to[i] = from[i + 1];
        }
        to[own] = cells.max();
        from[own + 1] = cells.max();
        to[own + 1] = 1;
        return new Bands(
                IntStream.of(order).mapToDouble(cell -> counts[cell]).toArray(),
                IntStream.of(order).mapToDouble(cell -> expected[cell]).toArray(),
                from,
                to);
    }

    /** The cells that hold a score, the lowest first. */
    static int[] ascending(Cells.Intervals cells) {
        return IntStream.concat(
                        IntStream.of(Cells.BELOW),
                        IntStream.concat(
                                IntStream.range(
                                        Cells.FIRST, Cells.FIRST + cells.lower().size()),
                                IntStream.of(Cells.ABOVE)))
                .toArray();
    }

    /** Expected share of defaults. */
    double rate() {
        return rate;
    }

    /// `½ + E|p − p′| / (4 π (1 − π))`, π the mean p: what pairs of rows, ordered by p, give in expectation.
    double auc() {
        double difference = 0;
        double below = 0;
        double belowSum = 0;
        for (int i = 0; i < rows.length; i++) {
            difference += 2 * rows[i] * (below * mean[i] - belowSum);
            difference += rows[i] * rows[i] * 2 * half[i] / 3;
            below += rows[i];
            belowSum += rows[i] * mean[i];
        }
        return 0.5 + difference / (all * all) / (4 * rate * (1 - rate));
    }

    /// `E|p − π| / (2 π (1 − π))`: shares of defaults and of repayments above π differ most.
    double separation() {
        double deviation = 0;
        for (int i = 0; i < rows.length; i++) {
            deviation += rows[i] * absolute(mean[i] - rate, half[i]);
        }
        return deviation / all / (2 * rate * (1 - rate));
    }

    /** The mean of |x| as x goes evenly from `middle − half` to `middle + half`. */
    private static double absolute(double middle, double half) {
        return Math.abs(middle) >= half ? Math.abs(middle) : (middle * middle + half * half) / (2 * half);
    }
}
