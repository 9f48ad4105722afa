package scoreline.drift.parity;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import scoreline.drift.statistic.Axis;
import scoreline.drift.statistic.JensenShannon;
import scoreline.drift.statistic.Wasserstein;

/// Evidently 0.7.21's defaults. Missing values are dropped, the reference's rows alone choose the test, no test knows
/// how many columns are looked at.
///
/// @see <a href="https://github.com/evidentlyai/evidently/tree/v0.7.21">its source</a>
public final class Evidently {

    private static final int SMALL_REFERENCE = 1_000;
    private static final int FEW_VALUES = 5;

    /** With more values than this in the reference, numbers are cut into cells. */
    private static final int MANY_VALUES = 20;

    private static final double LEAST_DEVIATION = 0.001;

    private static final double EMPTY_CELL = 1e-4;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Evidently() {}

    public static Told compare(Column reference, Column live) {
        if (reference.rows() == 0 || live.rows() == 0) {
            return Told.Refused.EMPTY;
        }
        if (live.kind() == Column.Kind.TEXT) {
            return Told.Refused.TEXT;
        }
        boolean numerical = live.kind() == Column.Kind.NUMERICAL;
        if (reference instanceof Column.Numbers before && live instanceof Column.Numbers now) {
            return compare(Pair.of(before, now), numerical);
        }
        if (reference instanceof Column.Categories before && live instanceof Column.Categories now) {
            return compare(Pair.of(before, now), false);
        }
        return Told.Refused.MIXED;
    }

    private static Told compare(Pair pair, boolean numerical) {
        Method method = choice(pair, numerical);
        double score = switch (method) {
            case KOLMOGOROV_SMIRNOV -> Smirnov.p(pair);
            case CHI_SQUARE -> chiSquare(pair);
            case Z -> z(pair);
            case WASSERSTEIN -> wasserstein(pair);
            case JENSEN_SHANNON -> jensenShannon(pair, numerical);
            case PSI -> stability(pair, numerical);
        };
        return new Told.Compared(method, score, stability(pair, numerical));
    }

    private static Method choice(Pair pair, boolean numerical) {
        boolean small = pair.referenceRows() <= SMALL_REFERENCE;
        if (numerical && pair.distinct() > FEW_VALUES) {
            return small ? Method.KOLMOGOROV_SMIRNOV : Method.WASSERSTEIN;
        }
        if (!small) {
            return Method.JENSEN_SHANNON;
        }
        return pair.distinct() > 2 ? Method.CHI_SQUARE : Method.Z;
    }

    /// Pearson's test that the live sample is of the reference's shares, as if these were known:
    /// `Σ (lᵢ − n rᵢ)² / (n rᵢ)`. A value that the reference lacks makes it infinite.
    static double chiSquare(Pair pair) {
        double scale = (double) pair.liveRows() / pair.referenceRows();
        double statistic = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            double expected = pair.reference()[i] * scale;
            if (expected == 0) {
                return 0;
            }
            statistic += (pair.live()[i] - expected) * (pair.live()[i] - expected) / expected;
        }
        return Gamma.regularizedGammaQ((pair.distinct() - 1) / 2.0, statistic / 2);
    }

    /** Two shares, pooled, two-sided; 1 where both samples have one same value only. */
    static double z(Pair pair) {
        if (pair.distinct() == 1) {
            return 1;
        }
        double m = pair.referenceRows();
        double n = pair.liveRows();
        double pooled = (pair.reference()[0] + pair.live()[0]) / (m + n);
        double difference = pair.reference()[0] / m - pair.live()[0] / n;
        double z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
        return 2 * NORMAL.cumulativeProbability(-Math.abs(z));
    }

    /** Over the reference's standard deviation, or over 0.001 where that is less. */
    static double wasserstein(Pair pair) {
        var axis = new Axis(pair.values(), pair.values());
        double distance = Wasserstein.of(axis, pair.reference(), pair.live()).distance();
        return distance / Math.max(axis.deviation(pair.reference()), LEAST_DEVIATION);
    }

    /** In nats, without smoothing. */
    static double jensenShannon(Pair pair, boolean numerical) {
        Pair cells = cells(pair, numerical);
        return JensenShannon.of(cells.reference(), cells.live()).nats();
    }

    /// `Σ (rᵢ − lᵢ) ln(rᵢ / lᵢ)`, in nats. An empty cell counts as 1e-4, or a millionth of the side's smallest share
    /// where that is no more, and shares are not made to add up again.
    static double stability(Pair pair, boolean numerical) {
        Pair cells = cells(pair, numerical);
        double[] r = filled(cells.reference());
        double[] l = filled(cells.live());
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += (r[i] - l[i]) * Math.log(r[i] / l[i]);
        }
        return sum;
    }

    private static Pair cells(Pair pair, boolean numerical) {
        return numerical && pair.distinctInReference() > MANY_VALUES ? pair.inSturgesCells() : pair;
    }

    private static double[] filled(long[] counts) {
        double all = Arrays.stream(counts).sum();
        double least = Arrays.stream(counts).filter(count -> count > 0).min().orElseThrow() / all;
        double empty = least <= EMPTY_CELL ? least / 1e6 : EMPTY_CELL;
        return Arrays.stream(counts)
                .mapToDouble(count -> count == 0 ? empty : count / all)
                .toArray();
    }
}
