package scoreline.drift.sequential;

/// How one decision's number falls where nothing changed, as training has it.
///
/// @param mean in the number's own unit, finite
/// @param deviation standard, in the number's own unit, above 0
/// @param skewness third standardised moment, 0 for a normal number; false alarms of the two directions
/// depend on it
public record Usual(double mean, double deviation, double skewness) {
    public Usual {
        if (!Double.isFinite(mean + deviation + skewness) || deviation <= 0) {
            throw new IllegalArgumentException("what is watched must vary, and have finite moments, at training time");
        }
    }

    /// Of what happens or not.
    ///
    /// @param share of decisions at which it happened in training, in (0, 1)
    public static Usual ofShare(double share) {
        double deviation = Math.sqrt(share * (1 - share));
        return new Usual(share, deviation, (1 - 2 * share) / deviation);
    }

    /// @param numbers of training, two different ones among them at least, shape (rows)
    public static Usual of(double[] numbers) {
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double second = 0;
        double third = 0;
        for (double number : numbers) {
            double away = number - mean;
            second += away * away / numbers.length;
            third += away * away * away / numbers.length;
        }
        return new Usual(mean, Math.sqrt(second), third / Math.pow(second, 1.5));
    }
}
