package scoreline.drift.statistic;

/** Two populations in the same cells. */
final class Counts {

    private Counts() {}

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    static void requirePair(long[] reference, long[] live) {
        if (reference.length != live.length) {
            throw new IllegalArgumentException(
                    "the reference has " + reference.length + " cells, the window " + live.length);
        }
        if (total(reference) <= 0 || total(live) <= 0) {
            throw new IllegalArgumentException("neither the reference nor the window may be empty");
        }
    }

    /// The sample size of one population that is as uncertain as the difference of two: `nm / (n + m)`.
    static double effective(long m, long n) {
        return (double) n * m / ((double) n + m);
    }

    /// `Dⱼ = Σᵢ≤ⱼ (lᵢ − rᵢ)`: the difference of the cumulative shares at the upper end of each cell, shape (cells).
    static double[] cumulativeDifference(long[] reference, long[] live) {
        double m = total(reference);
        double n = total(live);
        var difference = new double[reference.length];
        long r = 0;
        long l = 0;
        for (int i = 0; i < difference.length; i++) {
            r += reference[i];
            l += live[i];
            difference[i] = l / n - r / m;
        }
        return difference;
    }
}
