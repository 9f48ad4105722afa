package scoreline.drift.statistic;

/// Where ordered cells lie on the axis of their feature: cell j spreads its rows evenly over (fromⱼ, toⱼ), or holds
/// them all at
/// one value where both are the same. Values in the feature's unit.
public final class Axis {

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
