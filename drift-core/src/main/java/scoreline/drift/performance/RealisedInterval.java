package scoreline.drift.performance;

/// What was seen, and between what the truth may lie: 95 % of such intervals hold it.
///
/// @param value as seen
/// @param low at most the value
/// @param high at least the value
public record RealisedInterval(double value, double low, double high) {

    /** Of the normal distribution, 2.5 % lie above. */
    private static final double Z = 1.959963984540054;

    /// A share, by Wilson: the rates r whose own standard error `√(r(1 − r)/n)` puts them within z of the one
    /// seen.
    ///
    /// @param has how many have it
    /// @param of how many, above 0
    /// @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson (1927)</a>
    public static RealisedInterval ofShare(long has, long of) {
        double rate = (double) has / of;
        double shrink = 1 + Z * Z / of;
        double centre = (rate + Z * Z / (2 * of)) / shrink;
        double half = Z * Math.sqrt(rate * (1 - rate) / of + Z * Z / (4.0 * of * of)) / shrink;
        return new RealisedInterval(
                rate, Math.max(0, Math.min(rate, centre - half)), Math.min(1, Math.max(rate, centre + half)));
    }

    /** A mean of known standard error. */
    static RealisedInterval ofMean(double mean, double error) {
        return new RealisedInterval(mean, mean - Z * error, mean + Z * error);
    }

    /// An area under the ROC curve of known standard error, on the scale of log-odds, which keeps it in (0, 1).
    ///
    /// @param area strictly between 0 and 1
    static RealisedInterval ofArea(double area, double error) {
        double logit = Math.log(area / (1 - area));
        double reach = Z * error / (area * (1 - area));
        return new RealisedInterval(area, logistic(logit - reach), logistic(logit + reach));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    RealisedInterval within(double least, double most) {
        return new RealisedInterval(value, Math.max(least, low), Math.min(most, high));
    }

    public boolean holds(double truth) {
        return low <= truth && truth <= high;
    }
}
