package scoreline.dashboard.population;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import scoreline.scoring.decision.Outcome;

/** What must hold of a decision; each looks at one of its numbers. */
public sealed interface Criterion {
    /** Whose number it looks at. */
    Column column();

    /// Of which decisions it holds, by their places.
    ///
    /// @param numbers of its column
    IntPredicate of(Numbers numbers);

    record OutcomeAmong(Set<Outcome> outcomes) implements Criterion {
        public OutcomeAmong {
            outcomes = Set.copyOf(outcomes);
        }

        @Override
        public Column column() {
            return Column.OUTCOME;
        }

        @Override
        public IntPredicate of(Numbers numbers) {
            var isMeant = new boolean[Column.ERASED + 1];
            for (int outcome = 0; outcome < Column.ERASED; outcome++) {
                isMeant[outcome] = outcomes.contains(Column.outcome(outcome));
            }
            return place -> isMeant[numbers.byteAt(place)];
        }
    }

    /** Both ends included. */
    record ProbabilityBetween(double from, double to) implements Criterion {
        @Override
        public Column column() {
            return Column.PROBABILITY;
        }

        @Override
        public IntPredicate of(Numbers numbers) {
            return place -> {
                double probability = numbers.doubleAt(place);
                return probability >= from && probability <= to;
            };
        }
    }

    /** Both ends included. */
    record PointsBetween(int from, int to) implements Criterion {
        @Override
        public Column column() {
            return Column.POINTS;
        }

        @Override
        public IntPredicate of(Numbers numbers) {
            return place -> {
                int points = numbers.shortAt(place);
                return points >= from && points <= to;
            };
        }
    }

    /// From one moment on until before another; whole milliseconds, as applications have them.
    record SubmittedBetween(Instant from, Instant before) implements Criterion {
        @Override
        public Column column() {
            return Column.SUBMITTED;
        }

        @Override
        public IntPredicate of(Numbers numbers) {
            long first = from.toEpochMilli();
            long behind = before.toEpochMilli();
            return place -> {
                long submitted = numbers.longAt(place);
                return submitted >= first && submitted < behind;
            };
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
        public IntPredicate of(Numbers numbers) {
            return place -> holds(numbers.floatAt(place));
        }

        private boolean holds(float value) {
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
        public IntPredicate of(Numbers numbers) {
            var isMeant = new boolean[Byte.MAX_VALUE - Byte.MIN_VALUE + 1];
            cells.forEach(cell -> isMeant[cell] = true);
            return place -> isMeant[Byte.toUnsignedInt(numbers.byteAt(place))];
        }
    }
}
