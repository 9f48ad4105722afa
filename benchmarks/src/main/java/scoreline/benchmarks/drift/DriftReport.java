package scoreline.benchmarks.drift;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.benchmarks.fork.Series;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;

/// What counting and judging cost, in tables and sentences.
///
/// @param lines without a broker
record DriftReport(List<Line> lines, List<FromTheTopic> counted, List<Day> days) implements Summary {
    /** What one task cost. */
    record Line(DriftBench.Task task, Series series) {}

    private static final int[] HOURS = {1, 2, 6, 12, 18, 24};
    private static final double MIB = 1 << 20;

    /** For who reads the figures without having seen them measured. */
    private static final List<String> HOW = List.of(
            "Drawn populations: normal features, flags, counts, categories, some values missing; the larger one has as many"
                    + " as the shipped catalogue. Thirty of them are followed in pairs.",
            "Counting and judging by themselves: µs of CPU time on one thread, JMH, a fork at a time, in turns, the"
                    + " median of the forks. A decision is there with its cells: what is counted are cells, outcome and the sums of"
                    + " margin, probability and contributions; the monitor counts products of 435 pairs too.",
            "From the topic: one process holds broker, sender and what counts; each measurement has a broker of its own."
                    + " Decisions have values, eight reasons and all that the scorer writes; they are on their topic before"
                    + " the monitor starts. Both stages and all four partitions run on one stream thread, exactly once,"
                    + " with the monitor's usual settings; measured is from a quarter of the decisions to 95 % of them.",
            "The naive topology makes a record of each feature of each decision, repartitions by hour, feature and cell, and"
                    + " counts in memory, with the same settings; it adds up nothing else. Measured is from when a"
                    + " quarter of its decisions are counted, with nothing left to do, until all the others are.",
            "A day of windows: 24 hours of decisions go through broker and monitor, each hour sent when the one before it"
                    + " was counted and reported. Heap is what is in use a second later, after a collection: broker and sender in it, and"
                    + " the samples that the broker's own metrics keep, a thousand of each at most, which fill up meanwhile.");

    @Override
    public List<Table> tables() {
        return List.of(costs(), fromTheTopic(), state(), heap());
    }

    private Table costs() {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : lines) {
            Series found = line.series();
            rows.add(List.of(
                    line.task().name(),
                    Integer.toString(line.task().features()),
                    String.format(ROOT, "%,.3f", found.micros()),
                    String.format(ROOT, "%,.3f – %,.3f", found.leastMicros(), found.mostMicros()),
                    String.format(ROOT, "%,.0f", 1e6 / found.micros()),
                    String.format(ROOT, "%,.0f", found.bytes())));
        }
        return new Table(List.of("to", "features", "µs", "from – to", "a second", "bytes allocated"), rows);
    }

    private Table fromTheTopic() {
        List<List<String>> rows = new ArrayList<>();
        for (FromTheTopic each : counted) {
            rows.add(fromTheTopic("the monitor", each.features(), each.monitor()));
            rows.add(fromTheTopic("a record for each feature", each.features(), each.naive()));
        }
        return new Table(
                List.of(
                        "from the topic",
                        "features",
                        "a second of CPU",
                        "a second",
                        "stream thread µs",
                        "process µs",
                        "bytes allocated",
                        "bytes read"),
                rows);
    }

    private static List<String> fromTheTopic(String what, int features, Throughput found) {
        return List.of(
                what,
                Integer.toString(features),
                String.format(ROOT, "%,.0f", 1e6 / found.threadMicros()),
                String.format(ROOT, "%,.0f", found.perSecond()),
                String.format(ROOT, "%,.1f", found.threadMicros()),
                String.format(ROOT, "%,.1f", found.processMicros()),
                String.format(ROOT, "%,.0f", found.threadBytes()),
                String.format(ROOT, "%,.0f", found.decisionBytes()));
    }

    private Table state() {
        return new Table(
                List.of("a window of an hour, bytes", "while it is counted", "when it is over"),
                days.stream()
                        .map(day -> List.of(
                                "%d features".formatted(day.features()),
                                String.format(ROOT, "%,d", day.openBytes()),
                                String.format(ROOT, "%,d", day.keptBytes())))
                        .toList());
    }

    private Table heap() {
        List<String> heading = new ArrayList<>(List.of("heap, MiB"));
        IntStream.of(HOURS).forEach(hour -> heading.add("hour " + hour));
        return new Table(heading, days.stream().map(DriftReport::heap).toList());
    }

    private static List<String> heap(Day day) {
        List<String> row = new ArrayList<>(
                List.of(String.format(ROOT, "%d features, %,d an hour", day.features(), day.decisionsAnHour())));
        IntStream.of(HOURS)
                .forEach(hour ->
                        row.add(String.format(ROOT, "%.2f", day.heapBytes().get(hour - 1) / MIB)));
        return row;
    }

    @Override
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (Line line : lines) {
            double micros = line.series().micros();
            int features = line.task().features();
            if (line.task().isJudging()) {
                var found = String.format(
                        ROOT, "%.3f ms to %s", micros / 1e3, line.task().name());
                sentences.add(told(features, found, "0.5 at most", micros <= 500));
            } else {
                var found = String.format(
                        ROOT, "%,.0f a second to %s", 1e6 / micros, line.task().name());
                sentences.add(
                        line.task().isCounting()
                                ? told(features, found, "2,000,000", micros <= 0.5)
                                : "%d features: %s.".formatted(features, found));
            }
        }
        for (FromTheTopic each : counted) {
            double perSecond = 1e6 / each.monitor().threadMicros();
            sentences.add(told(
                    each.features(),
                    String.format(
                            ROOT,
                            "%,.0f decisions from the topic in a second of the stream thread, %.1f times as many as by the naive"
                                    + " topology",
                            perSecond,
                            each.naive().threadMicros() / each.monitor().threadMicros()),
                    "50,000",
                    perSecond >= 50_000));
        }
        for (Day day : days) {
            sentences.add(told(
                    day.features(),
                    String.format(ROOT, "%.1f KiB for a window while it is counted", day.openBytes() / 1024.0),
                    "64 at most",
                    day.openBytes() <= 64 << 10));
        }
        return sentences;
    }

    /** What is wanted is wanted of few features. */
    private static String told(int features, String found, String wanted, boolean isReached) {
        String goal = " (wanted " + wanted + "): " + (isReached ? "reached" : "not reached");
        return features + " features: " + found + (features == DriftBench.FEW ? goal : "") + ".";
    }

    @Override
    public List<String> how() {
        return HOW;
    }
}
