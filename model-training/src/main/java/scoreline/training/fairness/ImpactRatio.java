package scoreline.training.fairness;

import org.jspecify.annotations.Nullable;

/// Adverse impact ratio: the share of a group that is approved over that of the group approved most.
///
/// @param value at most 1
/// @param low and `high`: its 95 % interval by Katz, `value · exp(±1.96 √((1 − p)/(n p) + (1 − q)/(m q)))` for
///     shares p of n and q of m; null where nobody of the group is approved
/// @see <a href="https://www.ecfr.gov/current/title-29/section-1607.4">29 CFR 1607.4 D</a>, the ratio and its
///     four fifths
/// @see <a href="https://doi.org/10.2307/2530610">Katz et al. (1978)</a>, the interval
public record ImpactRatio(
        double value, @Nullable Double low, @Nullable Double high, FourFifths fourFifths) {

    private static final double LEAST = 0.8;
    private static final double NORMAL_975 = 1.959963984540054;

    /** What the rule says, and how surely. */
    public enum FourFifths {
        /** The whole interval is at least four fifths. */
        MET,
        /** Four fifths lie within the interval. */
        UNCERTAIN,
        /** The whole interval is below. */
        MISSED
    }

    /// @param approved of the group's rows
    /// @param mostApproved of the rows of the group approved most; at least 1
    static ImpactRatio of(long approved, long rows, long mostApproved, long mostRows) {
        double share = approved / (double) rows;
        double most = mostApproved / (double) mostRows;
        double ratio = share / most;
        if (approved == 0) {
            return new ImpactRatio(ratio, null, null, FourFifths.MISSED);
        }
        double error = Math.sqrt((1 - share) / approved + (1 - most) / mostApproved);
        double low = ratio * Math.exp(-NORMAL_975 * error);
        double high = ratio * Math.exp(NORMAL_975 * error);
        FourFifths rule = low >= LEAST ? FourFifths.MET : high < LEAST ? FourFifths.MISSED : FourFifths.UNCERTAIN;
        return new ImpactRatio(ratio, low, high, rule);
    }
}
