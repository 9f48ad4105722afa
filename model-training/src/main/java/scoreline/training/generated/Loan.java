package scoreline.training.generated;

import org.jspecify.annotations.Nullable;

/// What is applied for, when and in whose company.
///
/// @param annuity per month; missing now and then
/// @param goods the price of what is bought; missing now and then
record Loan(
        boolean revolving,
        double credit,
        double annuity,
        double goods,
        @Nullable String suite,
        String weekday,
        int hour) {

    private static final Choice<String> SUITE =
            Choice.of("Unaccompanied=0.8097 | Family=0.1289 | Spouse, partner=0.0375 | Children=0.0107 | Other_B=0.0054"
                    + " | Other_A=0.0028 | Group of people=0.0009");
    private static final Choice<String> WEEKDAY = Choice.of(
            "TUESDAY=0.1746 | WEDNESDAY=0.1685 | MONDAY=0.1661 | THURSDAY=0.1643 | FRIDAY=0.1616 | SATURDAY=0.1134"
                    + " | SUNDAY=0.0515");
    private static final Choice<String> LIMIT = Choice.of(
            "180000=23 | 270000=19 | 135000=8 | 202500=6 | 337500=5 | 225000=5 | 247500=4.5 | 450000=4 | 405000=3.5"
                    + " | 540000=3 | 675000=3 | 157500=2 | 315000=2 | 900000=2 | 382500=2 | 585000=2 | 1350000=1");
    private static final Choice<String> MARKUP = Choice.of(
            "1=28.5 | 1.198=9 | 1.158=9 | 1.1204=7 | 1.132=5 | 1.211=4.5 | 1.2584=3.8 | 1.32=3.7 | 1.396=3.6 | 1.11=3.4"
                    + " | 1.1498=3.2 | 1.2376=2.9 | 1.08=2.6 | 1.0703=2.3 | 1.4233=2 | 1.09=1.3 | 1.1=1.3 | 1.5282=0.9"
                    + " | 1.05=0.8 | 1.28=0.6 | 1.34=0.4");
    private static final double[] POPULAR = {225_000, 450_000, 675_000, 900_000, 1_125_000};

    static Loan from(Draw draw, Person person, Work work) {
        boolean revolving = draw.chance(Draw.logistic(-2.35 - 0.32 * person.ageScore()));
        String suite = draw.chance(0.0042) ? null : SUITE.from(draw);
        String weekday = WEEKDAY.from(draw);
        int hour = Math.clamp(Math.round(12.06 + 0.9 * person.regionScore() + 3.1 * draw.normal()), 0, 23);
        if (revolving) {
            return revolving(draw, suite, weekday, hour);
        }
        double goods = goods(draw, person, work);
        double credit = Money.round(goods * Double.parseDouble(MARKUP.from(draw)), Money.COIN);
        double annuity = Money.annuity(credit, months(draw, goods, work), draw.between(0.009, 0.024));
        return new Loan(
                false,
                credit,
                draw.chance(0.00004) ? Double.NaN : Money.round(annuity, Money.COIN),
                goods,
                suite,
                weekday,
                hour);
    }

    private static Loan revolving(Draw draw, @Nullable String suite, String weekday, int hour) {
        double limit = Double.parseDouble(LIMIT.from(draw));
        return new Loan(true, limit, limit / 20, draw.chance(0.0083) ? Double.NaN : limit, suite, weekday, hour);
    }

    /** A revolving loan on the same errand. */
    Loan asRevolving(Draw draw) {
        return revolving(draw, suite, weekday, hour);
    }

    private static double goods(Draw draw, Person person, Work work) {
        double wish = draw.lognormal(425_000, 0.56)
                * StrictMath.pow(work.income() < 1e7 ? work.income() / 150_000 : 1, 0.7)
                * (1 + 0.05 * person.ageScore());
        double price = Math.clamp(wish, 40_500, 4_050_000);
        for (double popular : POPULAR) {
            if (Math.abs(price / popular - 1) < 0.16 && draw.chance(0.62)) {
                return popular;
            }
        }
        return Money.round(price, draw.chance(0.45) ? 22_500 : 4_500);
    }

    /** Larger loans run longer, those of the better paid shorter; some are short whatever their size. */
    private static int months(Draw draw, double goods, Work work) {
        double usual = 25
                + 20 * StrictMath.log(goods / 300_000)
                - 9 * StrictMath.log(Math.min(1e6, work.income()) / 150_000)
                + 10 * draw.normal();
        return 6 * Math.clamp(Math.round((draw.chance(0.12) ? draw.whole(9, 14) : usual) / 6), 2, 10);
    }

    /** Loan over monthly payment: about how many months it takes, interest left aside. */
    double term() {
        return credit / annuity;
    }
}
