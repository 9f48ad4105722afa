package scoreline.training.validation;

import static scoreline.training.validation.Order.ascending;
import static scoreline.training.validation.Order.requireSameLength;

/** How well scores tell defaults from repayments, whatever their scale. */
public final class Ranking {

    /** Standard errors that an AUC may stray by chance. */
    public static final double CHANCE_ERRORS = 4;

    private Ranking() {}

    /// Area under the ROC curve: the chance that a random default scores above a random repayment, where a tie
    /// counts half. From rank sums: `(R₁ − n₁(n₁ + 1)/2) / (n₁ n₀)`, R₁ the sum of the defaults' mid-ranks.
    ///
    /// @param scores the higher the riskier, none NaN, shape (rows)
    /// @param targets 1 is a default, 0 a repayment; both occur, shape (rows)
    /// @return in [0, 1]
    /// @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney (1947)</a>
    public static double auc(double[] scores, int[] targets) {
        requireSameLength(scores, targets);
        int[] order = ascending(scores);
        double rankSum = 0;
        long defaults = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long tied = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tied += targets[order[to]];
                to++;
            }
            if (to == from) {
                throw new IllegalArgumentException("a score is NaN");
            }
            double midRank = (from + 1 + to) / 2.0;
            rankSum += midRank * tied;
            defaults += tied;
            from = to;
        }
        long repayments = order.length - defaults;
        if (defaults == 0 || repayments == 0) {
            throw new IllegalArgumentException("an AUC needs defaults and repayments");
        }
        return (rankSum - defaults * (defaults + 1) / 2.0) / ((double) defaults * repayments);
    }

    /// Standard error of an AUC A over n₁ defaults and n₀ repayments:
    /// `√((A(1 − A) + (n₁ − 1)(Q₁ − A²) + (n₀ − 1)(Q₂ − A²)) / (n₁ n₀))`, Q₁ = A/(2 − A), Q₂ = 2A²/(1 + A).
    ///
    /// @param auc in [0, 1]
    /// @param defaults at least 1
    /// @param repayments at least 1
    /// @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil (1982)</a>
    public static double standardError(double auc, long defaults, long repayments) {
        double square = auc * auc;
        double q1 = auc / (2 - auc);
        double q2 = 2 * square / (1 + auc);
        double variance = (auc * (1 - auc) + (defaults - 1) * (q1 - square) + (repayments - 1) * (q2 - square))
                / ((double) defaults * repayments);
        return Math.sqrt(Math.max(0, variance));
    }

    /// Mean of the precision at each default, the riskiest first: `Σ (recall_k − recall_{k−1}) · precision_k`, where
    /// ties are taken
    /// together.
    ///
    /// @param scores the higher the riskier, none NaN, shape (rows)
    /// @param targets 1 is a default, at least one, shape (rows)
    /// @return in [0, 1]; the default rate is what chance gives
    public static double averagePrecision(double[] scores, int[] targets) {
        int[] order = ascending(scores);
        double sum = 0;
        long defaults = 0;
        for (int to = order.length; to > 0; ) {
            int from = to;
            long tied = 0;
            while (from > 0 && scores[order[from - 1]] == scores[order[to - 1]]) {
                from--;
                tied += targets[order[from]];
            }
            defaults += tied;
            sum += tied * (double) defaults / (order.length - from);
            to = from;
        }
        return sum / defaults;
    }

    /// The largest distance between the scores' distributions among defaults and among repayments.
    ///
    /// @param scores none NaN, shape (rows)
    /// @param targets 1 is a default, 0 a repayment; both occur, shape (rows)
    /// @return in [0, 1]
    /// @see <a href="https://doi.org/10.1080/01621459.1951.10500769">Massey (1951)</a>
    public static double ks(double[] scores, int[] targets) {
        int[] order = ascending(scores);
        long all = 0;
        for (int target : targets) {
            all += target;
        }
        long defaults = 0;
        double largest = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                defaults += targets[order[to++]];
            }
            double distance = (double) (to - defaults) / (order.length - all) - (double) defaults / all;
            largest = Math.max(largest, Math.abs(distance));
            from = to;
        }
        return largest;
    }
}
