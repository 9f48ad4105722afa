package scoreline.training.generated;

import org.jspecify.annotations.Nullable;

/// What the applicant lives on, and how it can be reached.
///
/// @param occupation missing for all without work, and for some with
/// @param employer missing for those without work
/// @param daysEmployed days before the application, negative; [#NONE] without work
/// @param carAge years; NaN without a car
/// @param addresses six flags: does the region of registration, residence and work differ, then the city
record Work(
        String incomeType,
        @Nullable Employer employer,
        @Nullable Occupation occupation,
        int daysEmployed,
        double income,
        double carAge,
        String addresses,
        boolean workPhone,
        boolean reachable,
        boolean phone,
        boolean email,
        double daysLastPhoneChange) {

    /** What Kaggle's DAYS columns say for "none". */
    static final int NONE = 365_243;

    private static final Choice<String> WITH_WORK = Choice.of(
            "Working=0.6275 | Commercial associate=0.288 | State servant=0.084 | Businessman=0.00004 | Student=0.00006"
                    + " | Maternity leave=0.00002");
    private static final Choice<String> ADDRESSES = Choice.of(
            "000000=20797 | 000011=5280 | 000110=1776 | 011011=794 | 011000=534 | 000111=323 | 110110=299 | 000101=156"
                    + " | 000100=148 | 110000=71 | 011111=55 | 110111=48 | 111111=48 | 011100=22");
    private static final String ALL_THE_SAME = "000000";

    private static final Shape CAR_AGE = Shape.of(0, 0, 1, 2, 5, 9, 15, 19, 23, 32, 44);
    private static final Shape PHONE_CHANGE = Shape.of(0, 0, 0, 0, 263, 758, 1_562, 2_158, 2_512, 3_149, 4_170);

    static Work from(Draw draw, Person person) {
        double age = person.age();
        boolean retired = draw.chance(0.004 + 0.91 * Draw.logistic((age - 56.6) / 2.3));
        boolean none = retired || draw.chance(0.0001);
        String type = retired ? "Pensioner" : none ? "Unemployed" : WITH_WORK.from(draw);
        Employer employer =
                none ? null : (type.equals("State servant") ? Employer.PUBLIC : Employer.PRIVATE).from(draw);
        Occupation occupation = employer == null || draw.chance(0.158) ? null : occupation(draw, person, employer);
        double income = income(draw, person, type, occupation);
        boolean car =
                draw.chance(Draw.logistic(-1.2 + (person.male() ? 1.35 : 0) + 0.75 * StrictMath.log(income / 150_000)));
        return new Work(
                type,
                employer,
                occupation,
                none ? NONE : -daysEmployed(draw, age),
                income,
                car ? carAge(draw) : Double.NaN,
                none ? ALL_THE_SAME : ADDRESSES.from(draw),
                draw.chance(none ? 0.01 : 0.24),
                draw.chance(0.9982),
                draw.chance(0.277),
                draw.chance(0.0554),
                draw.chance(0.00003) ? Double.NaN : 0.0 - PHONE_CHANGE.wholeAt(draw.normal()));
    }

    private static Occupation occupation(Draw draw, Person person, Employer employer) {
        if (draw.chance(0.75 * employer.typicalShare())) {
            return employer.typical();
        }
        return (person.male() ? Occupation.OF_MEN : Occupation.OF_WOMEN).from(draw);
    }

    private static double income(Draw draw, Person person, String type, @Nullable Occupation occupation) {
        double level = (person.higherEducation() ? 0.2 : 0)
                + (person.male() ? 0.13 : 0)
                + 0.1 * person.regionScore()
                + (type.equals("Pensioner") ? -0.2 : type.equals("Commercial associate") ? 0.15 : 0)
                + (occupation == null ? 0 : 0.7 * StrictMath.log(occupation.pay()));
        double exact = Math.max(25_650, draw.lognormal(138_000 * StrictMath.exp(level), 0.4));
        double rounded = Money.round(exact, draw.chance(0.75) ? 22_500 : draw.chance(0.9) ? 4_500 : 450);
        return draw.chance(0.00003) ? 100 * rounded : Math.max(25_650, rounded);
    }

    private static int daysEmployed(Draw draw, double age) {
        double longest = (age - 18) * 365.25;
        double days = draw.lognormal(365.25 * Math.min(6.3, 0.2 * (age - 13.5)), 1);
        return (int) Math.max(1, days < longest ? days : longest * draw.between(0.2, 1));
    }

    private static double carAge(Draw draw) {
        return draw.chance(0.03) ? draw.whole(64, 65) : CAR_AGE.wholeAt(draw.normal());
    }

    /** The same work, called something else on the form. */
    Work calling(String itself) {
        return new Work(
                itself,
                employer,
                occupation,
                daysEmployed,
                income,
                carAge,
                addresses,
                workPhone,
                reachable,
                phone,
                email,
                daysLastPhoneChange);
    }

    boolean employed() {
        return employer != null;
    }

    boolean ownsCar() {
        return !Double.isNaN(carAge);
    }

    boolean differs(int address) {
        return addresses.charAt(address) == '1';
    }
}
