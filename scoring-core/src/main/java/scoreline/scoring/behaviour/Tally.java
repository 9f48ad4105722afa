package scoreline.scoring.behaviour;

/// Decisions, and what became of them.
///
/// @param rows how many
/// @param expected sum of their probabilities of default
/// @param defaults how many defaulted
public record Tally(long rows, double expected, long defaults) {
    public Tally {
        if (!(defaults >= 0 && defaults <= rows && expected >= 0 && expected <= rows)) {
            throw new IllegalArgumentException(
                    "a tally of " + rows + " rows has " + defaults + " defaults and expects " + expected);
        }
    }

    public Tally plus(Tally other) {
        return new Tally(rows + other.rows, expected + other.expected, defaults + other.defaults);
    }

    public long repayments() {
        return rows - defaults;
    }
}
