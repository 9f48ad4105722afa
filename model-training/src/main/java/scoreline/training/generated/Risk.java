package scoreline.training.generated;

/// What an application tells about the risk of default, in log-odds. It reads nothing but written
/// columns, so no score made from the application table can rank better than [#of]. It is neither
/// linear nor additive, and gender has no part in it.
final class Risk {

    /** Chosen, with the level, so that ranking by the risk reaches an AUC of 0.77 and 8 % default. */
    private static final double SCALE = 1.12;

    private static final double LEVEL = -2.05;

    private Risk() {}

    static double of(Person person, Work work, Loan loan, Scores scores, Building building, Surroundings around) {
        return LEVEL
                + SCALE
                        * (outside(scores)
                                + of(person)
                                + of(work)
                                + of(loan)
                                + burden(person, work, loan)
                                + of(around)
                                + (building.known() ? -0.5 * known(building.floors(), 0.2) : 0));
    }

    /** The scores hold each other up: a low one weighs more beside another low one. */
    private static double outside(Scores scores) {
        double first = known(scores.first(), 0.5);
        double second = known(scores.second(), 0.51);
        double third = known(scores.third(), 0.47);
        return -1.6 * (first - 0.5)
                - 1.5 * (second - 0.51)
                - 2.1 * (third - 0.51)
                + 2.5 * (second - 0.51) * (third - 0.51)
                + 1.2 * StrictMath.exp(-second / 0.06)
                + (second > 0.68 ? -0.3 : 0);
    }

    private static double of(Person person) {
        return -0.008 * (person.age() - 44)
                - 0.03 * Math.min(12, -person.daysIdPublish() / 365.25)
                + 0.2 * (person.regionRatingWithCity() - 2)
                + switch (person.education()) {
                    case Person.HIGHER, "Academic degree" -> -0.3;
                    case "Lower secondary" -> 0.2;
                    default -> 0;
                }
                + switch (person.housing()) {
                    case "Rented apartment" -> 0.3;
                    case "With parents" -> 0.1;
                    default -> 0;
                }
                + (person.family().equals("Married") ? -0.1 : 0);
    }

    private static double of(Work work) {
        double years = -work.daysEmployed() / 365.25;
        return (work.employed() ? -0.2 * StrictMath.log(Math.min(20, years) + 0.5) : -0.45)
                + (work.employer() == null ? 0 : work.employer().risk())
                + (work.occupation() == null ? 0 : work.occupation().risk())
                + (work.ownsCar() ? -0.3 + 0.02 * Math.min(25, work.carAge()) : 0)
                + 0.06 * known(work.daysLastPhoneChange() / 365.25, -2.6)
                + (work.differs(3) ? 0.15 : 0)
                + (work.differs(4) ? 0.08 : 0);
    }

    /** Loans of a year or so are the worst, the shortest and the longest the best. */
    private static double of(Loan loan) {
        if (loan.revolving()) {
            return -0.3;
        }
        double term = known(loan.term(), 20);
        return 0.6 * bump(term, 13, 2.5)
                + 0.3 * bump(term, 19, 3)
                - (term > 28 ? 0.15 : 0)
                + 1.5 * (loan.credit() / loan.goods() - 1.12)
                + (loan.goods() > 880_000 ? -0.25 : 0);
    }

    /** A heavy payment weighs most on the young. */
    private static double burden(Person person, Work work, Loan loan) {
        double share = Math.clamp(known(loan.annuity(), 25_000) / work.income() - 0.18, -0.1, 0.25);
        return (person.age() < 35 ? 2.5 : 0.8) * share;
    }

    private static double of(Surroundings around) {
        return 0.2 * Math.min(3, known(around.defaulted30(), 0)) + 0.03 * known(around.year(), 5);
    }

    private static double bump(double value, double centre, double width) {
        double distance = (value - centre) / width;
        return StrictMath.exp(-distance * distance);
    }

    private static double known(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
