package scoreline.training.validation;

import static scoreline.training.validation.Order.ascending;
import static scoreline.training.validation.Order.requireSameLength;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How sure it is that one model does better than another on the same rows: the rows are drawn again with replacement,
/// and both judged on each draw.
///
/// @param low and `high`: between them lie 95 % of the draws' differences, the first less the other
/// @see <a href="https://doi.org/10.1214/aos/1176344552">Efron (1979)</a>; the interval is his percentile interval
public record PairedBootstrap(double low, double high) {

    /** Enough for quantiles to stand to a twentieth of the interval. */
    private static final int DRAWS = 1_000;

    /// Of the mean of one value a row, such as what its decision cost.
    ///
    /// @param values and `others`: finite, shape (rows), at least one
    public static PairedBootstrap ofMeans(double[] values, double[] others, long seed) {
        if (values.length != others.length || values.length == 0) {
            throw new IllegalArgumentException(
                    "values must be as many, and some: " + values.length + " and " + others.length);
        }
        var random = new SplittableRandom(seed);
        var differences = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                int row = random.nextInt(values.length);
                sum += values[row] - others[row];
            }
            differences[draw] = sum / values.length;
        }
        Arrays.sort(differences);
        return new PairedBootstrap(quantile(differences, 0.025), quantile(differences, 0.975));
    }

    /// @param scores and `others`: the higher the riskier, none NaN, shape (rows)
    /// @param targets 1 is a default, 0 a repayment; both occur, shape (rows)
    public static PairedBootstrap ofAucs(double[] scores, double[] others, int[] targets, long seed) {
        requireSameLength(scores, targets);
        requireSameLength(others, targets);
        var random = new SplittableRandom(seed);
        int[] order = ascending(scores);
        int[] otherOrder = ascending(others);
        var times = new int[targets.length];
        var differences = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
            differences[draw] = auc(scores, order, targets, times) - auc(others, otherOrder, targets, times);
        }
        Arrays.sort(differences);
        return new PairedBootstrap(quantile(differences, 0.025), quantile(differences, 0.975));
    }

    /** Of rows that count so many times; a tie counts half. A draw without defaults, or with nothing else, tells nothing: 0.5. */
    private static double auc(double[] scores, int[] order, int[] targets, int[] times) {
        double pairs = 0;
        long repaymentsBelow = 0;
        long defaults = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long tiedDefaults = 0;
            long tiedRepayments = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                int row = order[to++];
                tiedDefaults += (long) targets[row] * times[row];
                tiedRepayments += (1L - targets[row]) * times[row];
            }
            if (to == from) {
                throw new IllegalArgumentException("a score is NaN");
            }
            pairs += tiedDefaults * (repaymentsBelow + tiedRepayments / 2.0);
            repaymentsBelow += tiedRepayments;
            defaults += tiedDefaults;
            from = to;
        }
        return defaults == 0 || repaymentsBelow == 0 ? 0.5 : pairs / ((double) defaults * repaymentsBelow);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
