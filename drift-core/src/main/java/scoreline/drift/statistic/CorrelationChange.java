package scoreline.drift.statistic;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.util.FastMath;

/// Whether two features go together as they did.
///
/// @param reference their correlation in the reference, −1 to 1
/// @param live the same in the window; NaN where either does not vary there
/// @param z `(artanh l − artanh r) / (s √(1/(n − 3) + 1/(m − 3)))`, s the spread; 0 where nothing can be said
/// @param p two-sided, of z; 1 where nothing can be said
/// @see <a href="https://hdl.handle.net/2440/15169">Fisher (1921)</a>
public record CorrelationChange(double reference, double live, double z, double p) {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** The transformation of ±1 is infinite. */
    private static final double MOST = 0.999999;

    /// @param m rows of the reference
    /// @param n rows of the window
    /// @param spread standard deviation of `√n · artanh r` over samples of n rows; taken as 1, a normal pair's,
    ///     where it is less
    public static CorrelationChange of(double reference, long m, double live, long n, double spread) {
        if (Double.isNaN(live) || n <= 3 || m <= 3) {
            return new CorrelationChange(reference, live, 0, 1);
        }
        double deviation = Math.max(1, spread) * Math.sqrt(1.0 / (n - 3) + 1.0 / (m - 3));
        double z = (transformed(live) - transformed(reference)) / deviation;
        return new CorrelationChange(reference, live, z, 2 * NORMAL.cumulativeProbability(-Math.abs(z)));
    }

    private static double transformed(double correlation) {
        return FastMath.atanh(Math.clamp(correlation, -MOST, MOST));
    }

    /// How far it went without what chance makes of it, comparable with a stability index in nats: `(l − r)² −
    /// 1/n − 1/m`. The symmetric divergence of two pairs of normal features that correlate by l and by r is at
    /// least `(l − r)²`, and that for small ones.
    public double effect(long m, long n) {
        double moved = live - reference;
        return Double.isNaN(moved) ? 0 : moved * moved - 1.0 / n - 1.0 / m;
    }
}
