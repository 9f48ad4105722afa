package scoreline.training.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A number field in figures. A value that fewer than 20 applications share is rounded to four significant digits, and
/// one with fewer than 20 at or beyond it to two, outwards, so that none is anybody's.
///
/// @param low and `high`: no value lies outside
/// @param skewness null where the values do not vary
/// @param outliers applications further than three times the quartiles' distance outside them; null where that is 0
public record Summary(
        double low,
        double q01,
        double q05,
        double q25,
        double median,
        double q75,
        double q95,
        double q99,
        double high,
        double mean,
        double standardDeviation,
        @Nullable Double skewness,
        @Nullable Long outliers) {

    /// @param exact of at least 20 values
    static Summary of(Distribution exact) {
        double skewness = exact.skewness();
        long outliers = exact.outliers();
        return new Summary(
                quantile(exact, 0),
                quantile(exact, 0.01),
                quantile(exact, 0.05),
                quantile(exact, 0.25),
                quantile(exact, 0.5),
                quantile(exact, 0.75),
                quantile(exact, 0.95),
                quantile(exact, 0.99),
                quantile(exact, 1),
                exact.mean(),
                exact.standardDeviation(),
                Double.isNaN(skewness) ? null : skewness,
                outliers < 0 ? null : outliers);
    }

    private static double quantile(Distribution exact, double share) {
        double[] sorted = exact.sorted();
        double value = exact.quantile(share);
        int atMost = sorted.length - firstAbove(sorted, value, true);
        int atLeast = firstAbove(sorted, value, false);
        int from = sorted.length - atMost;
        if (atLeast - from >= Outcomes.FEWEST) {
            return value;
        }
        if (Math.min(atLeast, atMost) >= Outcomes.FEWEST) {
            return rounded(value, 4, RoundingMode.HALF_EVEN);
        }
        return rounded(value, 2, share < 0.5 ? RoundingMode.FLOOR : RoundingMode.CEILING);
    }

    static double rounded(double value, int digits, RoundingMode mode) {
        return BigDecimal.valueOf(value).round(new MathContext(digits, mode)).doubleValue();
    }

    /** How many are below the value, or with `itself` false how many are not above it. */
    private static int firstAbove(double[] sorted, double value, boolean itself) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (!itself && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
