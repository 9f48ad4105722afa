package scoreline.benchmarks.drift;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judge;

/// A day of hourly windows, one after another, each counted, kept as bytes, judged and dropped.
///
/// @param stateBytes of a window's counts when its hour is over
/// @param heapBytes in use after each hour, once what is unreachable has been collected, shape (24)
record Day(int features, int decisionsAnHour, int stateBytes, List<Long> heapBytes) {
    private static final int HOURS = 24;

    Day {
        heapBytes = List.copyOf(heapBytes);
    }

    static Day live(int features, int decisionsAnHour) {
        var population = Population.draw(features, 1);
        Judge judge = population.judgeOfModel();
        var decisions = new Decisions(population, 2);
        var memory = ManagementFactory.getMemoryMXBean();
        List<Long> heap = new ArrayList<>();
        int bytes = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            WindowCounts window = judge.window();
            for (int i = 0; i < decisionsAnHour; i++) {
                decisions.next().countIn(window);
            }
            bytes = Math.max(bytes, window.toBytes().length);
            if (judge.judge(judge.window(window.toBytes())).rows() != decisionsAnHour) {
                throw new IllegalStateException("a window lost decisions");
            }
            memory.gc();
            heap.add(memory.getHeapMemoryUsage().getUsed());
        }
        return new Day(features, decisionsAnHour, bytes, heap);
    }
}
