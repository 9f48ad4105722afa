package scoreline.drift.statistic;

import java.util.Arrays;
import java.util.List;

/// Where ordered cells lie on the axis of their feature: cell j spreads its rows evenly over (fromⱼ, toⱼ), or holds
/// them all at
/// one value where both are the same. Values in the feature's unit.
public final class Axis {

    /// Beyond the last of equal quantiles, an exponential tail exceeds it by 1/ln 2 times the width of the cell before,
    /// on average. An outermost cell of twice that has the same mean, however far its most extreme value lies.
    private static final double TAIL = 2 / Math.log(2);

    private final double[] from;
    private final double[] to;

    /// @param from lower ends, shape (cells), ascending
    /// @param to upper ends, shape (cells); no cell reaches into the next
    public Axis(double[] from, double[] to) {
        for (int j = 0; j < from.length; j++) {
            if (!(from[j] <= to[j]) || (j > 0 && to[j - 1] > from[j])) {
                throw new IllegalArgumentException("cells must ascend and not overlap");
            }
        }
        this.from = from.clone();
        this.to = to.clone();
    }

    /// Cells side by side, the outermost ones no further out than a tail goes.
    ///
    /// @param lower lower ends, shape (cells), ascending, at least one
    /// @param max upper end of the last cell
    public static Axis winsorised(List<Float> lower, double max) {
        int k = lower.size();
        var from = new double[k];
        for (int j = 0; j < k; j++) {
            from[j] = lower.get(j);
        }
        if (from[k - 1] == max) {
            return new Axis(from, from);
        }
        var to = Arrays.copyOf(Arrays.copyOfRange(from, 1, k + 1), k);
        to[k - 1] = k > 1 ? Math.min(max, from[k - 1] + TAIL * (from[k - 1] - from[k - 2])) : max;
        if (k > 2) {
            from[0] = Math.max(from[0], to[0] - TAIL * (to[1] - from[1]));
        }
        return new Axis(from, to);
    }

    int cells() {
        return from.length;
    }

    /// @param counts shape (cells), some above 0
    /// @return the feature's unit
    public double mean(long[] counts) {
        double sum = 0;
        for (int j = 0; j < counts.length; j++) {
            sum += counts[j] * (from[j] + to[j]) / 2;
        }
        return sum / Counts.total(counts);
    }

    /** Standard deviation, divided by the count itself; the feature's unit. */
    public double deviation(long[] counts) {
        double mean = mean(counts);
        double sum = 0;
        for (int j = 0; j < counts.length; j++) {
            double middle = (from[j] + to[j]) / 2 - mean;
            double width = to[j] - from[j];
            sum += counts[j] * (middle * middle + width * width / 12);
        }
        return Math.sqrt(sum / Counts.total(counts));
    }

    /// `∫ |L(x) − R(x)| dx` of two cumulative shares that differ by `after[j]` at the upper end of cell j.
    double areaBetween(double[] after) {
        double area = 0;
        double before = 0;
        for (int j = 0; j < after.length; j++) {
            area += (to[j] - from[j]) * meanOfAbsolute(before, after[j]);
            if (j + 1 < after.length) {
                area += (from[j + 1] - to[j]) * Math.abs(after[j]);
            }
            before = after[j];
        }
        return area;
    }

    /** The mean of |x| as x goes evenly from a to b. */
    private static double meanOfAbsolute(double a, double b) {
        return a * b >= 0 ? Math.abs(a + b) / 2 : (a * a + b * b) / (2 * Math.abs(a - b));
    }
}
