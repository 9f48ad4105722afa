package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/**
 * What was decided of some.
 *
 * @param total how many, whatever was decided
 * @param meanProbability of default, 0 to 1; null of none
 * @param shareRefused 0 to 1; null of none
 */
public record Counts(
        long total,
        long approved,
        long reviewed,
        long refused,
        @Nullable Double meanProbability,
        @Nullable Double shareRefused) {

    /** Counts in cells side by side; probabilities are summed in the order in which they come. */
    static final class InCells {
        private final long[][] outcomes;
        private final double[] probabilities;

        InCells(int cells) {
            outcomes = new long[Column.ERASED][cells];
            probabilities = new double[cells];
        }

        /// @param outcome none that is erased
        void add(int cell, byte outcome, double probability) {
            outcomes[outcome][cell]++;
            probabilities[cell] += probability;
        }

        Counts of(int cell) {
            long approved = outcomes[0][cell];
            long reviewed = outcomes[1][cell];
            long refused = outcomes[2][cell];
            long total = approved + reviewed + refused;
            return new Counts(
                    total,
                    approved,
                    reviewed,
                    refused,
                    total == 0 ? null : probabilities[cell] / total,
                    total == 0 ? null : (double) refused / total);
        }
    }
}
