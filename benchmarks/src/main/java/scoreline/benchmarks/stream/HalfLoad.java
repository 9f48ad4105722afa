package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import scoreline.benchmarks.stream.Workbench.Subject;
import scoreline.standalone.terminal.Stopped;

/**
 * Applications at a steady rate, each due at its time whatever became of those before it.
 *
 * @param scratch where the broker may keep its data
 * @param warmUp load before latencies count
 * @param measured load whose latencies count
 */
record HalfLoad(Path scratch, Subject subject, Duration warmUp, Duration measured, Steps steps) {
    private static final int DIGITS = 3;
    private static final Duration TO_BEGIN = Duration.ofMillis(200);
    private static final Duration TO_END = Duration.ofSeconds(30);

    /// Sends, and reads what is committed until everything sent has been seen.
    ///
    /// @param perSecond applications a second
    Latency measure(Setup setup, double perSecond) throws IOException, InterruptedException {
        steps.begin("latency, " + setup);
        long uncounted = Math.round(perSecond * warmUp.toNanos() / 1e9);
        long all = uncounted + Math.round(perSecond * measured.toNanos() / 1e9);
        var sending = new Histogram(DIGITS);
        try (var bench = Workbench.open(scratch, subject)) {
            bench.score(setup);
            var schedule = new Schedule(System.nanoTime() + TO_BEGIN.toNanos(), perSecond);
            try (var producer = bench.pipeline().newApplicationProducer();
                    var reader = CommittedReader.start(bench.pipeline(), schedule, uncounted, all)) {
                for (long i = 0; i < all; i++) {
                    awaitDue(schedule.due(i));
                    if (i >= uncounted) {
                        sending.recordValue(micros(schedule.late(i, System.nanoTime())));
                    }
                    bench.send(producer, i);
                    if (i % 64 == 0) {
                        bench.requireGoing();
                        steps.show("%,d of %,d applications sent, %,.0f a second".formatted(i, all, perSecond));
                    }
                }
                producer.flush();
                var seen = reader.await(TO_END);
                bench.requireGoing();
                requireAll(bench, all);
                return new Latency(
                        perSecond, seen.getTotalCount(), Latency.Quantiles.of(seen), Latency.Quantiles.of(sending));
            }
        }
    }

    private static void awaitDue(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    static long micros(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    private static void requireAll(Workbench bench, long sent) {
        var tally = bench.pipeline().tally();
        if (tally.decisions() != sent || tally.rejections() > 0 || tally.duplicates() > 0) {
            throw new Stopped("Of %,d applications sent, %,d were decided, %,d rejected and %,d dropped as repetitions."
                    .formatted(sent, tally.decisions(), tally.rejections(), tally.duplicates()));
        }
    }
}
