package scoreline.dashboard.explanation;

import java.util.List;
import java.util.OptionalDouble;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/** Where a value stands among those of the population of training. */
final class Standing {
    private Standing() {}

    /// The share of the population with a smaller value, of those whose value is known. Within the value's own cell it
    /// is taken as if its values lay evenly between the cell's bounds.
    ///
    /// @param cell that the value was found in when it was decided
    /// @return 0 to 1; empty for a category, and where the value or all of the population is unknown
    static OptionalDouble below(FeatureReference population, int cell, float value) {
        if (!(population.cells() instanceof Cells.Intervals intervals)
                || Float.isNaN(value)
                || cell == Cells.MISSING
                || cell == Cells.SENTINEL
                || cell >= population.cells().size()) {
            return OptionalDouble.empty();
        }
        var own = population.counts().subList(Cells.FIRST, population.counts().size());
        long known = sum(own);
        if (known == 0) {
            return OptionalDouble.empty();
        }
        return switch (cell) {
            case Cells.BELOW -> OptionalDouble.of(0);
            case Cells.ABOVE -> OptionalDouble.of(1);
            default -> {
                int at = cell - Cells.FIRST;
                yield at < 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                (sum(own.subList(0, at)) + own.get(at) * within(intervals, at, value)) / known);
            }
        };
    }

    private static double within(Cells.Intervals intervals, int at, float value) {
        double lower = intervals.lower().get(at);
        double upper = at + 1 < intervals.lower().size() ? intervals.lower().get(at + 1) : intervals.max();
        return upper > lower ? Math.clamp((value - lower) / (upper - lower), 0, 1) : 0;
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
