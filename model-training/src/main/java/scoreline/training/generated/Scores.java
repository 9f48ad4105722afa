package scoreline.training.generated;

/** What outside sources think of the applicant, each in (0, 1) and high for the sound; NaN where they know nothing. */
record Scores(double first, double second, double third) {

    private static final Shape FIRST =
            Shape.of(0.0146, 0.0823, 0.159, 0.215, 0.335, 0.508, 0.677, 0.785, 0.832, 0.889, 0.941);
    private static final Shape SECOND =
            Shape.of(0.00002, 0.0318, 0.135, 0.217, 0.391, 0.565, 0.663, 0.721, 0.747, 0.782, 0.855);
    private static final Shape THIRD =
            Shape.of(0.0005, 0.0629, 0.157, 0.230, 0.374, 0.537, 0.669, 0.752, 0.790, 0.834, 0.888);

    static Scores from(Draw draw, Person person, Work work, boolean knownToBureau) {
        double shared = draw.normal();
        double tenure = work.employed() ? 0.12 * StrictMath.log(-work.daysEmployed() / 1_500.0) : 0.1;
        double unknown = 0.57 + (person.higherEducation() ? -0.12 : 0.03) + 0.1 * person.ageScore();
        return new Scores(
                draw.chance(unknown)
                        ? Double.NaN
                        : FIRST.at(0.57 * person.ageScore()
                                + (person.male() ? -0.34 : 0.29)
                                + 0.1 * person.regionScore()
                                + 0.15 * shared
                                + 0.7 * draw.normal()
                                + tenure),
                draw.chance(0.0021)
                        ? Double.NaN
                        : SECOND.at(0.08 * person.ageScore()
                                + 0.33 * person.regionScore()
                                + 0.12 * shared
                                + tenure
                                + 0.92 * draw.normal()),
                !knownToBureau || draw.chance(0.074)
                        ? Double.NaN
                        : THIRD.at(0.22 * person.ageScore() + 0.12 * shared + tenure + 0.95 * draw.normal()));
    }

    /** The second score lower by standard deviations of its normal score, so that it stays within its range. */
    Scores withSecondLower(double by) {
        return new Scores(first, SECOND.at(SECOND.scoreOf(second) - by), third);
    }

    Scores withoutThird() {
        return new Scores(first, second, Double.NaN);
    }
}
