package scoreline.training.profile;

import java.util.Arrays;

/// Mid-ranks of a field's known values: from 1, those of a tie share their mean.
///
/// @param of a row, NaN where the value is not known, shape (rows)
/// @param known how many there are
/// @param distinct different values among them
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ranks(float[] of, int known, int distinct) {

    /** Above this a half would be lost in a float. */
    static final int MOST_ROWS = 1 << 22;

    /// @param values NaN is not known, shape (rows)
    /// @param sorted the known ones, ascending
    static Ranks of(double[] values, double[] sorted) {
        var different = new double[sorted.length];
        var rank = new float[sorted.length];
        int distinct = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            different[distinct] = sorted[from];
            rank[distinct++] = (from + 1 + to) / 2f;
            from = to;
        }
        var ranks = new float[values.length];
        for (int row = 0; row < values.length; row++) {
            ranks[row] = Double.isNaN(values[row])
                    ? Float.NaN
                    : rank[Arrays.binarySearch(different, 0, distinct, values[row])];
        }
        return new Ranks(ranks, sorted.length, distinct);
    }

    /// Mann and Whitney's, where a tie counts half; NaN where the known rows lack an outcome.
    ///
    /// @param targets 1 is a default, shape (rows)
    double auc(int[] targets) {
        double sum = 0;
        long defaults = 0;
        for (int row = 0; row < of.length; row++) {
            if (targets[row] == 1 && !Float.isNaN(of[row])) {
                sum += of[row];
                defaults++;
            }
        }
        return (sum - defaults * (defaults + 1) / 2.0) / ((double) defaults * (known - defaults));
    }

    /// The same among the rows that another field knows, too.
    Ranks among(float[] other) {
        var count = new int[2 * known + 1];
        int joint = 0;
        for (int row = 0; row < of.length; row++) {
            if (!Float.isNaN(of[row]) && !Float.isNaN(other[row])) {
                count[Math.round(2 * of[row])]++;
                joint++;
            }
        }
        var rank = new float[count.length];
        int before = 0;
        int distinct = 0;
        for (int i = 0; i < count.length; i++) {
            rank[i] = before + (count[i] + 1) / 2f;
            before += count[i];
            distinct += count[i] > 0 ? 1 : 0;
        }
        var ranks = new float[of.length];
        for (int row = 0; row < of.length; row++) {
            boolean both = !Float.isNaN(of[row]) && !Float.isNaN(other[row]);
            ranks[row] = both ? rank[Math.round(2 * of[row])] : Float.NaN;
        }
        return new Ranks(ranks, joint, distinct);
    }

    /// Pearson's correlation of the ranks on the rows that know both: Spearman's where both rank the same rows.
    ///
    /// @return in [−1, 1]; NaN where one of them does not vary or fewer than `fewest` rows know both
    double correlation(Ranks other, int fewest) {
        float[] a = of;
        float[] b = other.of;
        double middle = known / 2.0;
        double otherMiddle = other.known / 2.0;
        int n = 0;
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int row = 0; row < a.length; row++) {
            double x = a[row] - middle;
            double y = b[row] - otherMiddle;
            double z = x * y;
            if (!Double.isNaN(z)) {
                n++;
                sumA += x;
                sumB += y;
                squareA += x * x;
                squareB += y * y;
                product += z;
            }
        }
        double varianceA = squareA - sumA * sumA / n;
        double varianceB = squareB - sumB * sumB / n;
        if (n < fewest || varianceA <= 0 || varianceB <= 0) {
            return Double.NaN;
        }
        return Math.clamp((product - sumA * sumB / n) / Math.sqrt(varianceA * varianceB), -1, 1);
    }
}
