package scoreline.scoring.decision;

/// Turns the model's log-odds into a probability of default: `1 / (1 + exp(−(slope · margin + intercept)))`.
///
/// A positive slope keeps the model's rank order, so that no two applicants change places.
///
/// @param slope above 0
/// @param intercept finite
/// @see <a href="https://www.researchgate.net/publication/2594015">Platt (1999), Probabilistic outputs for SVMs</a>
public record Calibration(double slope, double intercept) {
    public Calibration {
        if (!(slope > 0 && slope < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("calibration.slope must be positive, was " + slope);
        }
        if (!Double.isFinite(intercept)) {
            throw new IllegalArgumentException("calibration.intercept must be finite, was " + intercept);
        }
    }

    /// StrictMath, so that a replay on another machine gives the same bits.
    ///
    /// @param margin uncalibrated log-odds of default
    /// @return probability of default, in [0, 1]
    public double probability(double margin) {
        return 1 / (1 + StrictMath.exp(-(slope * margin + intercept)));
    }
}
