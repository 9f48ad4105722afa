package scoreline.benchmarks.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import scoreline.benchmarks.load.Clocks;
import scoreline.benchmarks.load.Throughput;
import scoreline.monitor.closing.Pace;

/// Decisions counted from their topic, exactly once, by one stream thread.
///
/// @param monitor the topology that ships
/// @param naive a record for each feature
record FromTheTopic(int features, Throughput monitor, Throughput naive) {
    /** Parts of the decisions at which measuring begins and ends. */
    private static final double WARM = 0.25;

    private static final double ALMOST_ALL = 0.95;

    /// @param decisions that the monitor counts
    /// @param few of them, that the naive topology counts before
    static FromTheTopic measure(Path scratch, Population population, long decisions, long few)
            throws IOException, InterruptedException {
        try (var bench = Workbench.open(scratch, population)) {
            var naive = naive(bench, population.features(), few);
            bench.send(decisions - few, withinAnHour(decisions));
            return new FromTheTopic(population.features(), monitor(bench), naive);
        }
    }

    /** Its halves run ahead of each other: measured is from when neither has anything to do to when neither has again. */
    private static Throughput naive(Workbench bench, int features, long few) throws InterruptedException {
        var counted = new AtomicLong();
        long warm = Math.round(WARM * few);
        bench.send(warm, withinAnHour(few));
        try (var running = bench.naive(counted::incrementAndGet)) {
            running.await(() -> counted.get() >= warm * features);
            var clocks = Clocks.ofStreamThread();
            var from = clocks.read();
            bench.send(few - warm, withinAnHour(few));
            running.await(() -> counted.get() >= few * features);
            return Throughput.between(from, clocks.read(), few - warm, bench.decisionBytes());
        }
    }

    private static Throughput monitor(Workbench bench) throws InterruptedException {
        var told = new Told();
        try (var running = bench.monitor(Pace.usual(), told)) {
            running.await(() -> told.decisions() >= WARM * bench.sent());
            var clocks = Clocks.ofStreamThread();
            long first = told.decisions();
            var from = clocks.read();
            running.await(() -> told.decisions() >= ALMOST_ALL * bench.sent());
            long last = told.decisions();
            var to = clocks.read();
            running.await(() -> told.decisions() >= bench.sent());
            return Throughput.between(from, to, last - first, bench.decisionBytes());
        }
    }

    private static LongFunction<Instant> withinAnHour(long decisions) {
        long apart = Duration.ofHours(1).toNanos() / decisions;
        return number -> Workbench.START.plusNanos(apart * number);
    }

    /** Each figure by itself. */
    static FromTheTopic median(List<FromTheTopic> rounds) {
        return new FromTheTopic(
                rounds.getFirst().features(),
                Throughput.median(rounds.stream().map(FromTheTopic::monitor).toList()),
                Throughput.median(rounds.stream().map(FromTheTopic::naive).toList()));
    }
}
