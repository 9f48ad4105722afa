package scoreline.benchmarks.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.drift.sequential.Bucket;
import scoreline.drift.sequential.Cusum;
import scoreline.drift.sequential.Memory;
import scoreline.drift.sequential.Signal;
import scoreline.drift.sequential.Usual;

/// The cumulative sum over buckets of so many standard normal decisions: how often it is wrong and how late
/// it is right. A bucket's sum is drawn as such, which is the same as drawing its decisions.
///
/// @param size decisions in a bucket
/// @param asked decisions between two false alarms, as the sum was told
/// @param between the same, as drawn
/// @param delays decisions from a change, somewhere in a bucket, to the end of the bucket that alarms, by shift
record Sums(int size, double asked, double between, List<Hopping.Delay> delays) {
    private static final double ALLOWANCE = 0.125;
    private static final int UNCHANGED = 5_000;
    private static final int PARTS = 40;
    private static final double STEP = 0.08;

    /** What a decision waits for its bucket's end, on average. */
    double waiting() {
        return (size - 1) / 2.0;
    }

    static double work(Effort effort, int size) {
        double streams = (double) effort.streams() * Effort.SHIFTS.size() * UNCHANGED;
        return (effort.decisions() + streams) / size * STEP;
    }

    static Sums measure(int size, double asked, Effort effort, Course course) {
        var cusum = new Cusum(Signal.LOG_ODDS, new Usual(0, 1, 0), Bucket.USUAL_LENGTH, ALLOWANCE, asked);
        long buckets = effort.decisions() / size / PARTS;
        long alarms = IntStream.range(0, PARTS)
                .parallel()
                .mapToLong(part -> {
                    long found = falseAlarms(cusum, size, buckets, part);
                    course.advance("Sums of %d at a time".formatted(size), buckets * STEP);
                    return found;
                })
                .sum();
        List<Hopping.Delay> delays = new ArrayList<>();
        for (double shift : Effort.SHIFTS) {
            delays.add(Hopping.delay(IntStream.range(0, effort.streams())
                    .parallel()
                    .mapToDouble(stream -> {
                        course.advance("Sums after a change", (double) UNCHANGED / size * STEP);
                        return delay(cusum, size, shift, stream);
                    })
                    .filter(each -> each > 0)
                    .toArray()));
        }
        return new Sums(size, asked, (double) PARTS * buckets * size / alarms, delays);
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
