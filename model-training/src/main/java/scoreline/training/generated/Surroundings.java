package scoreline.training.generated;

/// What the bureau and the applicant's acquaintances add: observed and defaulted acquaintances at 30
/// and 60 days past due, and enquiries about the applicant in the last hour, day, …, year.
/// All of a kind are NaN together.
record Surroundings(
        double observed30,
        double defaulted30,
        double observed60,
        double defaulted60,
        double hour,
        double day,
        double week,
        double month,
        double quarter,
        double year) {

    private static final Choice<String> OBSERVED = Choice.of(
            "0=5352 | 1=1551 | 2=958 | 3=672 | 4=468 | 5=315 | 6=214 | 7=144 | 8=91 | 9=64 | 10=46 | 11=29 | 12=18 | 13=12"
                    + " | 14=8 | 15=5 | 16=5 | 17=3 | 19=2 | 20=2 | 22=1 | 27=1");
    private static final Choice<String> HOUR = Choice.of("0=8587 | 1=51 | 2=2");
    private static final Choice<String> DAY = Choice.of("0=8593 | 1=40 | 2=3 | 3=2 | 4=2");
    private static final Choice<String> WEEK = Choice.of("0=8368 | 1=260 | 2=7 | 3=3 | 4=1 | 5=1");
    private static final Choice<String> MONTH = Choice.of(
            "0=7211 | 1=1081 | 2=173 | 3=60 | 4=39 | 5=24 | 6=12 | 7=9 | 8=8 | 9=6 | 10=4 | 11=4 | 13=2 | 16=2");
    private static final Choice<String> QUARTER = Choice.of("0=6979 | 1=1132 | 2=453 | 3=56 | 4=17 | 5=1 | 6=1");
    private static final Choice<String> YEAR = Choice.of(
            "0=2336 | 1=2050 | 2=1627 | 3=1096 | 4=673 | 5=393 | 6=229 | 7=125 | 8=73 | 9=35 | 10=1 | 11=1 | 12=2 | 13=1");

    static Surroundings from(Draw draw, boolean knownToBureau) {
        boolean asked = !draw.chance(0.0038);
        double observed30 = asked ? count(draw, OBSERVED) : Double.NaN;
        double defaulted30 = asked ? of(draw, observed30, 0.105) : Double.NaN;
        double observed60 = asked ? Math.max(defaulted30, observed30 - of(draw, observed30, 0.012)) : Double.NaN;
        double defaulted60 = asked ? defaulted30 - of(draw, defaulted30, 0.28) : Double.NaN;
        return new Surroundings(
                observed30,
                defaulted30,
                observed60,
                defaulted60,
                enquiries(draw, knownToBureau, HOUR),
                enquiries(draw, knownToBureau, DAY),
                enquiries(draw, knownToBureau, WEEK),
                enquiries(draw, knownToBureau, MONTH),
                enquiries(draw, knownToBureau, QUARTER),
                enquiries(draw, knownToBureau, YEAR));
    }

    private static double enquiries(Draw draw, boolean known, Choice<String> counts) {
        return known ? count(draw, counts) : Double.NaN;
    }

    private static int count(Draw draw, Choice<String> counts) {
        return Integer.parseInt(counts.from(draw));
    }

    private static int of(Draw draw, double many, double share) {
        int count = 0;
        for (int i = 0; i < many; i++) {
            count += draw.chance(share) ? 1 : 0;
        }
        return count;
    }
}
