package scoreline.dashboard.population;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import scoreline.scoring.decision.Outcome;

/** What must hold of a decision; each looks at one of its numbers. */
public sealed interface Criterion {
    /** Whose number it looks at. */
    Column column();

    /// Of which of at most 64 decisions side by side it holds: it is asked of hundreds of thousands, and a call for
    /// each would cost more than the question.
    ///
    /// @param numbers of its column
    /// @param from the first place, a multiple of 64
    /// @param to behind the last
    /// @return a bit for each, the first the lowest
    long holds(Numbers numbers, int from, int to);

    /** Without a branch, which nobody could guess: 1 if both hold, else 0. */
    private static long within(boolean one, boolean other) {
        return (one ? 1L : 0) & (other ? 1L : 0);
    }

    /** Nobody who was erased. */
    record OutcomeAmong(Set<Outcome> outcomes) implements Criterion {
        public OutcomeAmong {
            outcomes = Set.copyOf(outcomes);
        }

        @Override
        public Column column() {
            return Column.OUTCOME;
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            int meant = 0;
            for (int outcome = 0; outcome < Column.ERASED; outcome++) {
                meant |= outcomes.contains(Column.outcome(outcome)) ? 1 << outcome : 0;
            }
            long holds = 0;
            for (int place = from; place < to; place++) {
                holds |= (long) (meant >>> numbers.byteAt(place) & 1) << place;
            }
            return holds;
        }
    }

    /** Both ends included. */
    record ProbabilityBetween(double least, double most) implements Criterion {
        @Override
        public Column column() {
            return Column.PROBABILITY;
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            long holds = 0;
            for (int place = from; place < to; place++) {
                double probability = numbers.doubleAt(place);
                holds |= Criterion.within(probability >= least, probability <= most) << place;
            }
            return holds;
        }
    }

    /** Both ends included. */
    record PointsBetween(int least, int most) implements Criterion {
        @Override
        public Column column() {
            return Column.POINTS;
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            long holds = 0;
            for (int place = from; place < to; place++) {
                int points = numbers.shortAt(place);
                holds |= Criterion.within(points >= least, points <= most) << place;
            }
            return holds;
        }
    }

    /// From one moment on until before another; whole milliseconds, as applications have them.
    record SubmittedBetween(Instant first, Instant before) implements Criterion {
        @Override
        public Column column() {
            return Column.SUBMITTED;
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            long least = first.toEpochMilli();
            long behind = before.toEpochMilli();
            long holds = 0;
            for (int place = from; place < to; place++) {
                long submitted = numbers.longAt(place);
                holds |= Criterion.within(submitted >= least, submitted < behind) << place;
            }
            return holds;
        }
    }

    /// A feature that is a number.
    ///
    /// @param missing whether it may also be missing
    record NumberAmong(int feature, List<Range> ranges, boolean missing) implements Criterion {
        /** Both ends included. */
        public record Range(float least, float most) {}

        public NumberAmong {
            ranges = List.copyOf(ranges);
        }

        @Override
        public Column column() {
            return Column.feature(feature);
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            long holds = 0;
            if (missing) {
                for (int place = from; place < to; place++) {
                    holds |= (Float.isNaN(numbers.floatAt(place)) ? 1L : 0) << place;
                }
            }
            float[] values = numbers.floats(from / Column.CHUNK);
            for (var range : ranges) {
                float least = range.least();
                float most = range.most();
                for (int place = from; place < to; place++) {
                    float value = values[place % Column.CHUNK];
                    holds |= Criterion.within(value >= least, value <= most) << place;
                }
            }
            return holds;
        }
    }

    /// A feature that is a category.
    ///
    /// @param cells of the drift reference, reserved ones among them: which are meant, shape (256)
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record CategoryAmong(int feature, boolean[] cells) implements Criterion {
        @Override
        public Column column() {
            return Column.cell(feature);
        }

        @Override
        public long holds(Numbers numbers, int from, int to) {
            byte[] ofChunk = numbers.bytes(from / Column.CHUNK);
            long holds = 0;
            for (int place = from; place < to; place++) {
                holds |= (cells[Byte.toUnsignedInt(ofChunk[place % Column.CHUNK])] ? 1L : 0) << place;
            }
            return holds;
        }
    }
}
