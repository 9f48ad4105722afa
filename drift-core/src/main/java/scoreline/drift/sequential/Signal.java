package scoreline.drift.sequential;

/** Which number of a decision is watched. */
public enum Signal {
    /** Log-odds of the calibrated probability of default. */
    LOG_ODDS,
    /** 1 where the application was refused, else 0. */
    REFUSALS;

    /** What is nearer to certain counts as this far from it, so that no decision by itself makes an alarm. */
    private static final double CERTAIN = 0.001;

    /** @return log-odds, −7 to 7 */
    public static double logOdds(double probability) {
        double p = Math.clamp(probability, CERTAIN, 1 - CERTAIN);
        return Math.log(p / (1 - p));
    }
}
