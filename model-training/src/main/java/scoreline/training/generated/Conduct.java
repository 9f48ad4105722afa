package scoreline.training.generated;

/// How an applicant treats debts. It follows the risk of the application and, beyond it, the
/// hidden conduct; so the history tells more about default than the application alone.
///
/// @param level standard normal or so, high for the careless
record Conduct(double level) {

    private static final double USUAL_RISK = -2.9;

    static Conduct of(Application application) {
        return new Conduct(0.9 * application.conduct() + 0.35 * (application.risk() - USUAL_RISK));
    }

    /** The chance of something bad that happens to the average applicant with this chance. */
    double chance(double usual) {
        return Draw.logistic(StrictMath.log(usual / (1 - usual)) + 0.9 * level);
    }
}
