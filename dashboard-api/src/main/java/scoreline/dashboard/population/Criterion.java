package scoreline.dashboard.population;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import scoreline.scoring.decision.Outcome;

/** What must hold of a decision; each looks at one of its numbers. */
public sealed interface Criterion {
    /** Whose number it looks at. */
    Column column();

    /// @param numbers of its column
    boolean holds(Numbers numbers, int decision);

    record OutcomeAmong(Set<Outcome> outcomes) implements Criterion {
        public OutcomeAmong {
            outcomes = Set.copyOf(outcomes);
        }

        @Override
        public Column column() {
            return Column.OUTCOME;
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            byte outcome = numbers.byteAt(decision);
            return outcome != Column.ERASED && outcomes.contains(Column.outcome(outcome));
        }
    }

    /** Both ends included. */
    record ProbabilityBetween(double from, double to) implements Criterion {
        @Override
        public Column column() {
            return Column.PROBABILITY;
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            double probability = numbers.doubleAt(decision);
            return probability >= from && probability <= to;
        }
    }

    /** Both ends included. */
    record PointsBetween(int from, int to) implements Criterion {
        @Override
        public Column column() {
            return Column.POINTS;
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            int points = numbers.shortAt(decision);
            return points >= from && points <= to;
        }
    }

    /// From one moment on until before another; whole milliseconds, as applications have them.
    record SubmittedBetween(Instant from, Instant before) implements Criterion {
        @Override
        public Column column() {
            return Column.SUBMITTED;
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            long submitted = numbers.longAt(decision);
            return submitted >= from.toEpochMilli() && submitted < before.toEpochMilli();
        }
    }

    /// A feature that is a number.
    ///
    /// @param missing whether it may also be missing
    record NumberAmong(int feature, List<Range> ranges, boolean missing) implements Criterion {
        /** Both ends included. */
        public record Range(float from, float to) {}

        public NumberAmong {
            ranges = List.copyOf(ranges);
        }

        @Override
        public Column column() {
            return Column.feature(feature);
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            float value = numbers.floatAt(decision);
            if (Float.isNaN(value)) {
                return missing;
            }
            for (int i = 0; i < ranges.size(); i++) {
                if (value >= ranges.get(i).from() && value <= ranges.get(i).to()) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A feature that is a category.
    ///
    /// @param cells of the drift reference, reserved ones among them
    record CategoryAmong(int feature, Set<Integer> cells) implements Criterion {
        public CategoryAmong {
            cells = Set.copyOf(cells);
        }

        @Override
        public Column column() {
            return Column.cell(feature);
        }

        @Override
        public boolean holds(Numbers numbers, int decision) {
            return cells.contains(Byte.toUnsignedInt(numbers.byteAt(decision)));
        }
    }
}
