package scoreline.benchmarks.drift;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.closing.Pace;

/// A day of hourly windows through the monitor, from decisions on their topic to reports.
///
/// @param openBytes of the counts of an hour that is open, where decisions are counted
/// @param keptBytes of the counts of an hour where they are added up, kept and reported
/// @param heapBytes in use after each hour, at rest, when the one before has been reported and what is
///     unreachable has been collected, shape (24)
record Day(int features, int decisionsAnHour, int openBytes, int keptBytes, List<Long> heapBytes) {
    private static final int HOURS = 24;
    private static final Duration HOUR = Duration.ofHours(1);

    /** Until nothing is under way between broker and clients. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** The usual one, but that nobody waits two seconds for counts to be passed on. */
    private static final Pace PACE = new Pace(
            Duration.ofMillis(100),
            Pace.usual().idle(),
            Pace.usual().hold(),
            Pace.usual().grace(),
            Pace.usual().corrections());

    Day {
        heapBytes = List.copyOf(heapBytes);
    }

    static Day live(Path scratch, Population population, int decisionsAnHour) throws IOException, InterruptedException {
        var told = new Told();
        var memory = ManagementFactory.getMemoryMXBean();
        long apart = HOUR.toNanos() / decisionsAnHour;
        List<Long> heap = new ArrayList<>();
        try (var bench = Workbench.open(scratch, population);
                var running = bench.monitor(PACE, told)) {
            for (int hour = 0; hour < HOURS; hour++) {
                int over = hour;
                var began = Workbench.START.plus(HOUR.multipliedBy(hour));
                bench.send(decisionsAnHour, number -> began.plusNanos(apart * number));
                running.await(() -> told.decisions() >= bench.sent() && told.hours() >= over);
                Thread.sleep(REST);
                memory.gc();
                heap.add(memory.getHeapMemoryUsage().getUsed());
            }
        }
        return new Day(
                population.features(),
                decisionsAnHour,
                WindowCounts.size(population.judgeOfModel().layout()),
                told.largest(),
                heap);
    }
}
