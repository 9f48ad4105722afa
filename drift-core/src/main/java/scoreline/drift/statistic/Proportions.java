package scoreline.drift.statistic;

import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/// The same property in two samples: missing, unseen, out of range, refused.
///
/// @param reference share of the reference that has it
/// @param live share of the window
/// @param z `(l − r) / √(π(1 − π)(1/n + 1/m))`, π the pooled share; positive when it became more frequent, 0 where all
/// or none
///     have it
/// @param zP two-sided p of z; wrong by factors far out while the window expects fewer than some dozens
/// @param exactP Fisher's exact p, two-sided as twice the smaller tail; right at any size, a little too large
/// @see <a href="https://doi.org/10.2307/2340521">Fisher (1935)</a>
public record Proportions(double reference, double live, double z, double zP, double exactP) {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /// @param referenceHas how many of the reference have it, 0 to m
    /// @param m size of the reference, above 0
    /// @param liveHas how many of the window have it, 0 to n
    /// @param n size of the window, above 0
    public static Proportions of(long referenceHas, long m, long liveHas, long n) {
        double r = (double) referenceHas / m;
        double l = (double) liveHas / n;
        double pooled = (double) (referenceHas + liveHas) / (n + m);
        double z = pooled == 0 || pooled == 1 ? 0 : (l - r) / Math.sqrt(pooled * (1 - pooled) / Counts.effective(m, n));
        double zP = 2 * NORMAL.cumulativeProbability(-Math.abs(z));
        return new Proportions(r, l, z, zP, Math.min(1, 2 * tail(referenceHas, m, liveHas, n)));
    }

    /// The chance that the window has as many or more, were both samples of one population; for what the reference
    /// cannot
    /// lack, such as values beyond its own extremes.
    public static double moreThanChance(long referenceHas, long m, long liveHas, long n) {
        return upperTail(liveHas, referenceHas + liveHas, n, m);
    }

    private static double tail(long referenceHas, long m, long liveHas, long n) {
        long all = referenceHas + liveHas;
        return liveHas * (double) (n + m) >= all * (double) n
                ? upperTail(liveHas, all, n, m)
                : upperTail(referenceHas, all, m, n);
    }

    /// P(X ≥ k), X of the `all` that fall into the n of n + m: the hypergeometric, each term from the one before.
    private static double upperTail(long k, long all, long n, long m) {
        if (k <= Math.max(0, all - m)) {
            return 1;
        }
        double term = new HypergeometricDistribution(
                        null, Math.toIntExact(n + m), Math.toIntExact(all), Math.toIntExact(n))
                .probability(Math.toIntExact(k));
        double sum = 0;
        for (long x = k; x <= Math.min(all, n) && term > sum * 1e-17; x++) {
            sum += term;
            term *= (double) (all - x) * (n - x) / ((x + 1.0) * (m - all + x + 1.0));
        }
        return Math.min(1, sum);
    }
}
