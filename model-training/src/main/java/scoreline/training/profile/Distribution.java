package scoreline.training.profile;

/// Figures of known values, exact; what of them may be told is [Summary]'s matter.
///
/// @param sorted ascending, at least one
@SuppressWarnings("ArrayRecordComponent") // never compared
record Distribution(double[] sorted) {

    /// Between the two nearest values, by distance: `x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎)`, h = (n − 1)p counted from 0.
    ///
    /// @param share p, in [0, 1]
    /// @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan (1996)</a>, definition 7
    double quantile(double share) {
        double place = (sorted.length - 1) * share;
        int below = (int) place;
        double low = sorted[below];
        return below + 1 == sorted.length ? low : low + (place - below) * (sorted[below + 1] - low);
    }

    double mean() {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        double first = sum / sorted.length;
        double rest = 0;
        for (double value : sorted) {
            rest += value - first;
        }
        return first + rest / sorted.length;
    }

    /** Of the sample: over n − 1; NaN of one value. */
    double standardDeviation() {
        return Math.sqrt(power(2) / (sorted.length - 1));
    }

    /// Adjusted for the sample's size: `n / ((n − 1)(n − 2)) · Σ ((xᵢ − mean) / s)³`; NaN below three values, or where
    /// all are the same.
    ///
    /// @see <a href="https://doi.org/10.1111/1467-9884.00122">Joanes and Gill (1998)</a>, G₁
    double skewness() {
        double n = sorted.length;
        if (n < 3 || sorted[0] == sorted[sorted.length - 1]) {
            return Double.NaN;
        }
        return n / ((n - 1) * (n - 2)) * power(3) / Math.pow(standardDeviation(), 3);
    }

    /// Values further than three times the distance of the quartiles outside them.
    ///
    /// @return -1 where the quartiles are the same, so that there is no such distance
    /// @see <a href="https://archive.org/details/exploratorydataa0000tuke_7616">Tukey (1977)</a>, far out
    long outliers() {
        double low = quantile(0.25);
        double high = quantile(0.75);
        double reach = 3 * (high - low);
        if (reach == 0) {
            return -1;
        }
        long outside = 0;
        for (double value : sorted) {
            outside += value < low - reach || value > high + reach ? 1 : 0;
        }
        return outside;
    }

    private double power(int power) {
        double mean = mean();
        double sum = 0;
        for (double value : sorted) {
            double away = value - mean;
            sum += power == 2 ? away * away : away * away * away;
        }
        return sum;
    }
}
