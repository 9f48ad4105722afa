package scoreline.drift.statistic;

import org.apache.commons.math3.distribution.NormalDistribution;

/** What a window is large enough to see. */
public final class Power {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final double POWER = 0.8;

    /// What Cramér and von Mises' test on some twenty cells needs over the best test of a normal mean.
    private static final double TEST = 1.06;

    private Power() {}

    /// The shift of one normal feature's mean that is found in four windows of five:
    /// `1.06 (Φ⁻¹(1 − α/2) + Φ⁻¹(0.8)) / √(nm/(n+m))`.
    ///
    /// @param m rows of the reference
    /// @param n rows of the window
    /// @param level two-sided α of the one test; where k features are judged at q, at worst q/k
    /// @return in standard deviations of the feature
    public static double detectableShift(long m, long n, double level) {
        return TEST * quantiles(level) / Math.sqrt(Counts.effective(m, n));
    }

    /// The shift of one normal feature's mean whose debiased [Stability] index is at least `effect` in four windows of
    /// five: δ where `δ² = effect + Φ⁻¹(0.8) · 2 √(effect (n+m)/(nm))`, for the index of a shift δ is δ².
    ///
    /// @param effect nats
    /// @return in standard deviations of the feature
    public static double shiftOfEffect(double effect, long m, long n) {
        double deviation = 2 * Math.sqrt(effect / Counts.effective(m, n));
        return Math.sqrt(effect + NORMAL.inverseCumulativeProbability(POWER) * deviation);
    }

    /// The fewest rows in which that shift is at most `sigmas`; `Long.MAX_VALUE` where the reference is too small for
    /// any.
    public static long rowsToDetect(double sigmas, long m, double level) {
        double effective = Math.pow(TEST * quantiles(level) / sigmas, 2);
        return effective >= m ? Long.MAX_VALUE : (long) Math.ceil(effective * m / (m - effective));
    }

    private static double quantiles(double level) {
        return NORMAL.inverseCumulativeProbability(1 - level / 2) + NORMAL.inverseCumulativeProbability(POWER);
    }
}
