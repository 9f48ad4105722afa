package scoreline.drift.verdict;

/// What a change does to the score.
///
/// @param importance the feature's part in all contributions at training time, 0 to 1
/// @param logOdds by how much the mean score moves on its account; positive raises the risk where `measured`
/// @param measured whether contributions of the window were counted; else `logOdds` is what a change of that size would
/// do
///     to a contribution linear in a normal feature, `√(π/2) · mean |contribution| · √effect`, and has no sign
public record Impact(double importance, double logOdds, boolean measured) {

    /** A twentieth of the odds. */
    private static final double NOTICEABLE = 0.05;

    static double expected(double meanAbsolute, double effect) {
        return Math.sqrt(Math.PI / 2 * Math.max(0, effect)) * meanAbsolute;
    }

    public boolean matters() {
        return Math.abs(logOdds) >= NOTICEABLE;
    }
}
