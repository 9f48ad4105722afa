package scoreline.training.generated;

/// How an applicant treats debts. It follows the risk of the application and, beyond it, something
/// hidden; so the history tells more about default than the application alone.
///
/// @param hidden standard normal, high for the careless: no application shows it, the history does
/// @param level standard normal or so, high for the careless
record Conduct(double hidden, double level) {

    private static final double USUAL_RISK = -2.9;

    static Conduct of(double hidden, double risk) {
        return new Conduct(hidden, 0.9 * hidden + 0.35 * (risk - USUAL_RISK));
    }

    /** The chance of something bad that happens to the average applicant with this chance. */
    double chance(double usual) {
        return Draw.logistic(StrictMath.log(usual / (1 - usual)) + 0.9 * level);
    }
}
