package scoreline.scorer.history;

/**
 * How much of a customer's past is remembered; what goes is counted.
 *
 * @param records of each source, those known last; at least 1
 * @param days since a record became known, at least 1; older ones go when the next of their source comes
 */
public record Retention(int records, int days) {
    public Retention {
        if (records < 1) {
            throw new IllegalArgumentException("records must be at least 1, was " + records);
        }
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1, was " + days);
        }
    }

    /** 2,000 records of a source, ten years. */
    public static Retention usual() {
        return new Retention(2_000, 3_653);
    }
}
