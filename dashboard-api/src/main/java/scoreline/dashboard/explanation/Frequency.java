package scoreline.dashboard.explanation;

import scoreline.plots.Language;

/**
 * A probability as people count: so many of so many.
 *
 * @param relation {@code ABOUT}, {@code FEWER_THAN} or {@code MORE_THAN}: a risk is never rounded to none nor to all
 * @param count of them
 * @param of applicants like this one: 100, or more where two risks could not be told apart otherwise
 */
public record Frequency(Relation relation, long count, long of) {
    private static final long HUNDRED = 100;
    private static final long MOST = 10_000;

    /** Of the count to the probability. */
    public enum Relation {
        ABOUT,
        FEWER_THAN,
        MORE_THAN
    }

    /** Two that can be told apart. */
    record Pair(Frequency one, Frequency other) {}

    /// @param probability from 0 to 1
    static Frequency of(double probability) {
        return of(probability, HUNDRED);
    }

    private static Frequency of(double probability, long applicants) {
        double count = probability * applicants;
        if (count < 1) {
            return new Frequency(Relation.FEWER_THAN, 1, applicants);
        }
        return count > applicants - 1
                ? new Frequency(Relation.MORE_THAN, applicants - 1, applicants)
                : new Frequency(Relation.ABOUT, Math.round(count), applicants);
    }

    /** Of as few applicants as tell them apart. */
    static Pair apart(double one, double other) {
        if (one == other) {
            return new Pair(of(one), of(other));
        }
        long applicants = HUNDRED;
        while (applicants < MOST && of(one, applicants).equals(of(other, applicants))) {
            applicants *= 10;
        }
        return new Pair(of(one, applicants), of(other, applicants));
    }

    /** The count as it is said. */
    String counted(Language language) {
        var words = switch (relation) {
            case ABOUT -> language.of("about ", "environ ");
            case FEWER_THAN -> language.of("fewer than ", "moins de ");
            case MORE_THAN -> language.of("more than ", "plus de ");
        };
        return words + language.count(count);
    }

    /** A clause. */
    String clause(Language language) {
        return language.of("of %s such applicants %s %s", "sur %s demandeurs semblables, %s %s")
                .formatted(
                        language.count(of),
                        counted(language),
                        count == 1
                                ? language.of("does not repay", "ne rembourse pas")
                                : language.of("do not repay", "ne remboursent pas"));
    }

    /** A sentence. */
    String sentence(Language language) {
        var clause = clause(language);
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }
}
