package scoreline.benchmarks.drift;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.benchmarks.fork.Series;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;

/** What counting and judging cost, in tables and sentences. */
record DriftReport(List<Line> lines, List<Day> days) implements Summary {
    /** What one task cost. */
    record Line(DriftBench.Task task, Series series) {}

    private static final int[] HOURS = {1, 2, 6, 12, 18, 24};
    private static final double MIB = 1 << 20;

    @Override
    public List<Table> tables() {
        return List.of(costs(), heap());
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

    private Table heap() {
        List<String> heading = new ArrayList<>(List.of("a day of windows, decisions an hour", "window as bytes"));
        IntStream.of(HOURS).forEach(hour -> heading.add("hour " + hour));
        return new Table(heading, days.stream().map(DriftReport::day).toList());
    }

    private static List<String> day(Day day) {
        List<String> row = new ArrayList<>(List.of(
                String.format(ROOT, "%d features, %,d", day.features(), day.decisionsAnHour()),
                String.format(ROOT, "%,d", day.stateBytes())));
        IntStream.of(HOURS)
                .forEach(hour ->
                        row.add(String.format(ROOT, "%.2f MiB", day.heapBytes().get(hour - 1) / MIB)));
        return row;
    }

    @Override
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        for (Line counted : lines) {
            for (Line grouped : lines) {
                if (counted.task().isCounting()
                        && grouped.task().isGrouping()
                        && counted.task().features() == grouped.task().features()) {
                    sentences.add(String.format(
                            ROOT,
                            "%d features: a window counts %,.0f decisions a second on one thread, %.1f times as many as"
                                    + " are grouped in a map, one record a feature.",
                            counted.task().features(),
                            1e6 / counted.series().micros(),
                            counted.series().timesAsFastAs(grouped.series())));
                }
            }
        }
        int rounds = lines.getFirst().series().samples().size();
        sentences.add("µs of CPU time on one thread, "
                + (rounds == 1
                        ? "one fork each, which is only a hint"
                        : "the median of " + rounds + " forks that took turns")
                + ". A decision arrives with its cells: what is counted are cells, outcome, and the sums of margin,"
                + " probability and contributions. The map has cells and contributions only, and no broker between its records"
                + " and it.");
        sentences.add(
                "Heap: in use after each hour of a day of windows, each counted, written, read, judged and dropped,"
                        + " after a collection. Most of it is the bench's own.");
        return sentences;
    }
}
