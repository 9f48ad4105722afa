package scoreline.drift.performance;

/// A figure, and where the real one lies in 95 of 100 windows of that size, so long as defaults follow the scores
/// as they did in training.
public record Estimate(double value, double low, double high) {

    private static final double QUANTILE = 1.959963984540054;

    /// @param error standard error
    /// @param most that the figure can be; it is never negative
    static Estimate of(double value, double error, double most) {
        return new Estimate(value, Math.max(0, value - QUANTILE * error), Math.min(most, value + QUANTILE * error));
    }
}
