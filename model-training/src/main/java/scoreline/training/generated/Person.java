package scoreline.training.generated;

/// Who applies. The scores are standard normal and say where the person stands in a distribution;
/// they are not written, other columns are drawn with them.
record Person(
        String gender,
        double ageScore,
        double regionScore,
        int daysBirth,
        String education,
        String family,
        int children,
        String housing,
        boolean ownsRealty,
        int regionRating,
        int regionRatingWithCity,
        double regionPopulation,
        int daysRegistration,
        int daysIdPublish) {

    static final String HIGHER = "Higher education";

    private static final Shape AGE =
            Shape.of(7_680, 8_280, 9_410, 10_300, 12_430, 15_770, 19_620, 22_150, 23_190, 24_410, 25_200);
    private static final Shape POPULATION =
            Shape.of(0.0005, 0.0021, 0.0050, 0.0066, 0.0100, 0.0189, 0.0287, 0.0358, 0.0462, 0.0725, 0.0725);
    private static final Shape REGISTRATION =
            Shape.of(0, 42, 313, 678, 1_960, 4_490, 7_480, 9_920, 11_440, 13_870, 21_000);
    private static final Shape ID_PUBLISH = Shape.of(0, 58, 361, 731, 1_710, 3_250, 4_300, 4_730, 4_950, 5_490, 6_250);

    private static final Choice<String> OTHER_EDUCATION = Choice.of(
            "Secondary / secondary special=0.938 | Incomplete higher=0.044 | Lower secondary=0.0172 | Academic degree=0.0008");
    private static final Choice<String> OTHER_HOUSING = Choice.of(
            "House / apartment=0.932 | Municipal apartment=0.039 | Rented apartment=0.0158 | Office apartment=0.0088"
                    + " | Co-op apartment=0.0045");

    /// @param older than usual, in standard deviations of age
    static Person from(Draw draw, double older) {
        boolean male = draw.chance(0.3416);
        double ageScore = 0.1 - (male ? 0.3 : 0) + 0.99 * draw.normal() + older;
        int days = (int) AGE.wholeAt(ageScore);
        double age = days / 365.25;
        double region = draw.normal();
        int rating = region < -1.015 ? 3 : region > 1.256 ? 1 : 2;
        int lift = draw.uniform() < 0.09 - 0.085 * (3 - rating) ? draw.chance(0.17) ? 2 : 1 : 0;
        return new Person(
                draw.chance(0.00003) ? "XNA" : male ? "M" : "F",
                ageScore,
                region,
                -days,
                education(draw, ageScore),
                family(draw, age, male),
                children(draw, age),
                housing(draw, age),
                draw.chance(Draw.logistic(0.86 + 0.3 * ageScore)),
                rating,
                Math.max(1, rating - lift),
                population(region, draw.normal()),
                (int) -REGISTRATION.wholeAt(0.36 * ageScore + 0.93 * draw.normal()),
                (int) -ID_PUBLISH.wholeAt(0.28 * ageScore + 0.96 * draw.normal()));
    }

    private static String education(Draw draw, double ageScore) {
        return draw.chance(Draw.logistic(-1.15 - 0.3 * ageScore)) ? HIGHER : OTHER_EDUCATION.from(draw);
    }

    private static String family(Draw draw, double age, boolean male) {
        double single = 0.1 + 0.6 * StrictMath.exp((21 - age) / 6);
        double widowed = (male ? 0.1 : 1.3) * 0.33 * Draw.logistic((age - 59) / 5);
        double separated = 0.09 * Draw.logistic((age - 30) / 5);
        double unwed = 0.125 - 0.0015 * (age - 20);
        double where = draw.uniform();
        if ((where -= single) < 0) {
            return "Single / not married";
        } else if ((where -= widowed) < 0) {
            return "Widow";
        } else if ((where -= separated) < 0) {
            return "Separated";
        }
        return where - unwed < 0 ? "Civil marriage" : "Married";
    }

    private static int children(Draw draw, double age) {
        double fromPeak = (age - 36.5) / (age < 36.5 ? 12 : 9);
        return draw.poisson(0.88 * StrictMath.exp(-fromPeak * fromPeak));
    }

    private static String housing(Draw draw, double age) {
        boolean withParents = draw.chance(0.3 * StrictMath.exp((20 - age) / 9));
        return withParents ? "With parents" : OTHER_HOUSING.from(draw);
    }

    /** About eighty regions: applicants of one region share one figure to the last digit. */
    private static double population(double region, double noise) {
        double score = Math.rint((0.6 * region + 0.8 * noise) * 14) / 14;
        return Math.rint(POPULATION.at(score) * 1e6) / 1e6;
    }

    boolean male() {
        return gender.equals("M");
    }

    boolean higherEducation() {
        return education.equals(HIGHER);
    }

    int familyMembers() {
        boolean couple = family.equals("Married") || family.equals("Civil marriage");
        return children + (couple ? 2 : 1);
    }

    double age() {
        return -daysBirth / 365.25;
    }
}
