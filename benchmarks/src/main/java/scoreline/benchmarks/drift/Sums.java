package scoreline.benchmarks.drift;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.drift.sequential.Bucket;
import scoreline.drift.sequential.Cusum;
import scoreline.drift.sequential.Memory;
import scoreline.drift.sequential.Signal;
import scoreline.drift.sequential.Usual;

/// The cumulative sum over buckets of so many standard normal decisions: how often it is wrong and how late it is
/// right, worked out, and drawn of the one that the monitor uses. A bucket's sum is drawn as such, which is the same
/// as drawing its decisions.
///
/// @param bound of the sum worked out, deviations of one decision
/// @param exact of a sum of that bound
/// @param drawn of the monitor's sum, told the same number of decisions between false alarms
record Sums(Asked asked, double bound, Found<Double> exact, Found<Delay> drawn) {
    private static final double ALLOWANCE = 0.125;

    private static final String BOTH = "one in 200,000 of both directions together";

    static final Asked TOGETHER = new Asked(BOTH, 1, Hopping.WANTED);

    /** The bound at which the delays to beat were measured. */
    static final Asked PUBLISHED = new Asked("the bound of 35.8", 1, new ExactSum(ALLOWANCE, 35.8, 1).run(0));

    static final List<Asked> ASKED = List.of(
            TOGETHER,
            new Asked("one in 200,000 of each direction", 1, Hopping.WANTED / 2),
            PUBLISHED,
            new Asked(BOTH, 10, Hopping.WANTED),
            new Asked(BOTH, 100, Hopping.WANTED));

    private static final int UNCHANGED = 5_000;
    private static final int PARTS = 40;
    private static final double STEP = 0.08;

    /// What is asked of a sum.
    ///
    /// @param what in words
    /// @param size decisions in a bucket
    /// @param events decisions between two false alarms of either direction
    record Asked(String what, int size, double events) {

        /** What a decision waits for its bucket's end, on average. */
        double waiting() {
            return (size - 1) / 2.0;
        }
    }

    /// @param between decisions between two false alarms
    /// @param delays decisions from a change, somewhere in a bucket, to the end of the bucket that alarms, by shift
    record Found<D>(double between, List<D> delays) {
        Found {
            delays = List.copyOf(delays);
        }
    }

    static double work(Effort effort) {
        double changed = (double) effort.streams() * Effort.SHIFTS.size() * UNCHANGED;
        return ASKED.stream()
                .mapToDouble(asked -> (effort.decisions() + changed) / asked.size() * STEP)
                .sum();
    }

    static Sums measure(Asked asked, Effort effort, Course course) {
        ExactSum exact = ExactSum.of(ALLOWANCE, asked.size(), asked.events());
        return new Sums(
                asked,
                exact.bound(),
                new Found<>(exact.run(0), exact.delays(Effort.SHIFTS)),
                draw(asked, effort, course));
    }

    private static Found<Delay> draw(Asked asked, Effort effort, Course course) {
        int size = asked.size();
        var cusum = new Cusum(Signal.LOG_ODDS, new Usual(0, 1, 0), Bucket.USUAL_LENGTH, ALLOWANCE, asked.events());
        long buckets = effort.decisions() / size / PARTS;
        long alarms = IntStream.range(0, PARTS)
                .parallel()
                .mapToLong(part -> {
                    long found = falseAlarms(cusum, size, buckets, part);
                    course.advance("Sums of %d at a time".formatted(size), buckets * STEP);
                    return found;
                })
                .sum();
        Stream<Delay> delays = Effort.SHIFTS.stream()
                .map(shift -> Delay.of(IntStream.range(0, effort.streams())
                        .parallel()
                        .mapToDouble(stream -> {
                            course.advance("Sums after a change", (double) UNCHANGED / size * STEP);
                            return delay(cusum, size, shift, stream);
                        })
                        .filter(each -> each > 0)
                        .toArray()));
        return new Found<>((double) PARTS * buckets * size / alarms, delays.toList());
    }

    private static long falseAlarms(Cusum cusum, int size, long buckets, int part) {
        var random = new SplittableRandom(6_000 + part);
        Memory memory = Memory.none();
        long alarms = 0;
        for (long i = 0; i < buckets; i++) {
            Cusum.Step step = cusum.step(memory, bucket(i, size, 0, random));
            memory = step.memory();
            alarms += step.alarm().isPresent() ? 1 : 0;
        }
        return alarms;
    }

    /** 0 where it alarmed before. */
    private static double delay(Cusum cusum, int size, double shift, int stream) {
        var random = new SplittableRandom(Math.round(1e9 * shift) + 7_000 + stream);
        Memory memory = Memory.none();
        int unchanged = UNCHANGED / size;
        for (int i = 0; i < unchanged; i++) {
            Cusum.Step step = cusum.step(memory, bucket(i, size, 0, random));
            if (step.alarm().isPresent()) {
                return 0;
            }
            memory = step.memory();
        }
        int changed = 1 + random.nextInt(size);
        double moved = changed * shift;
        for (int i = unchanged; ; i++) {
            Cusum.Step step = cusum.step(memory, bucket(i, size, moved, random));
            if (step.alarm().isPresent()) {
                return changed + (double) size * (i - unchanged);
            }
            memory = step.memory();
            moved = size * shift;
        }
    }

    /// @param moved sum of the shifts of its decisions
    private static Bucket bucket(long number, int size, double moved, SplittableRandom random) {
        double sum = Math.sqrt(size) * random.nextGaussian() + moved;
        long units = Math.round(sum * (1 << 24));
        return new Bucket(Instant.ofEpochSecond(10 * number), size, units, (long) size << 24);
    }
}
