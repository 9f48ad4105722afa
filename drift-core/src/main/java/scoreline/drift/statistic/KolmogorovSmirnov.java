package scoreline.drift.statistic;

import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/// The largest difference of cumulative shares over ordered cells: `D = maxⱼ |Lⱼ − Rⱼ|`. It misses what happens within
/// a
/// cell, at most the share of the largest.
///
/// @param distance D, a share, 0 to 1
/// @param p `P(K ≥ √(nm/(n+m)) · D)` with Kolmogorov's limiting distribution; too large on few cells, never too small
/// @see <a href="https://doi.org/10.1214/aoms/1177730256">Smirnov (1948)</a>
public record KolmogorovSmirnov(double distance, double p) {

    /// Beneath it the series does not converge, and p differs from 1 by less than 1e-10.
    private static final double SURELY_EQUAL = 0.2;

    /** Kept, because each one draws the seed of a generator that nothing here asks. */
    private static final KolmogorovSmirnovTest LIMIT = new KolmogorovSmirnovTest();

    private static final double TOLERANCE = 1e-15;
    private static final int TERMS = 100;

    /// @param reference counts at training time, shape (cells), the smallest values first
    /// @param live counts in the window, shape (cells)
    public static KolmogorovSmirnov of(long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        double distance = 0;
        for (double difference : Counts.cumulativeDifference(reference, live)) {
            distance = Math.max(distance, Math.abs(difference));
        }
        double t = Math.sqrt(Counts.effective(Counts.total(reference), Counts.total(live))) * distance;
        return new KolmogorovSmirnov(distance, upperTail(t));
    }

    private static double upperTail(double t) {
        if (t < SURELY_EQUAL) {
            return 1;
        }
        double first = 2 * Math.exp(-2 * t * t);
        // Far out, one minus the sum has no digits left and the first term has them all.
        return first < 1e-6 ? first : 1 - LIMIT.ksSum(t, TOLERANCE, TERMS);
    }
}
