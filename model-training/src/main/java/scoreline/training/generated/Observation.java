package scoreline.training.generated;

/// When a lender knows what came of a loan: of a default when an instalment is ninety days late, of a repayment when
/// the
/// first year is over without that. So what is known early is defaults alone, and the loans of a day are all known
/// after
/// 375 days. Which month is missed is made up.
final class Observation {

    private static final Choice<String> MONTH_MISSED =
            Choice.of("1=18 | 2=16 | 3=14 | 4=13 | 5=11 | 6=9 | 7=8 | 8=6 | 9=5");
    private static final int LATE = 90;
    private static final int YEAR = 365;
    private static final int REPORTED_WITHIN = 10;

    private Observation() {}

    /** Days from the application. */
    static int days(long seed, Application application) {
        Draw draw = Draw.of(seed, application.index(), Draw.Purpose.OUTCOME);
        int happened = application.defaults() ? 30 * Integer.parseInt(MONTH_MISSED.from(draw)) + LATE : YEAR;
        return happened + draw.whole(1, REPORTED_WITHIN);
    }
}
