package scoreline.benchmarks.explain;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import scoreline.benchmarks.fork.Series;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;
import scoreline.scoring.explain.Lanes;

/** Findings in tables and sentences. */
record Report(List<Table> tables, List<String> sentences) implements Summary {
    static Report of(List<Findings> all) {
        var tables = new ArrayList<Table>();
        tables.add(models(all));
        all.forEach(model -> tables.add(contestants(model)));
        return new Report(tables, sentences(all));
    }

    private static Table models(List<Findings> all) {
        var rows = all.stream()
                .map(model -> List.of(
                        "model " + model.size().label(),
                        String.format(ROOT, "%,d", model.shape().trees()),
                        String.format(ROOT, "%d", model.shape().depth()),
                        String.format(ROOT, "%,d", model.shape().leaves()),
                        String.format(ROOT, "%.2f", model.shape().fill()),
                        String.format(ROOT, "%.1f %%", 100 * model.shape().repeated()),
                        String.format(ROOT, "%d", model.shape().mostCuts()),
                        megabytes(model.fileBytes()),
                        megabytes(model.memory()),
                        String.format(ROOT, "%.0f ms", model.loading().best()),
                        String.format(ROOT, "%.0f ms", model.loading().first())))
                .toList();
        return new Table(
                List.of(
                        MadeUpRows.FEATURES + " features",
                        "trees",
                        "depth",
                        "leaves",
                        "fill",
                        "repeated",
                        "most cuts",
                        "file",
                        "memory",
                        "loads in",
                        "first time"),
                rows);
    }

    private static Table contestants(Findings model) {
        var base = model.lines().getFirst().series();
        var rows = model.lines().stream().map(line -> row(line, base)).toList();
        return new Table(
                List.of(
                        "model " + model.size().label(),
                        "µs/row",
                        "from – to",
                        "times as fast",
                        "bytes/row",
                        "largest error",
                        "other margins"),
                rows);
    }

    private static List<String> row(Findings.Line line, Series base) {
        var series = line.series();
        return List.of(
                line.contestant().name(),
                micros(series.micros()),
                series.samples().size() == 1 ? "" : micros(series.leastMicros()) + " – " + micros(series.mostMicros()),
                times(series.timesAsFastAs(base)),
                String.format(ROOT, "%,.0f", series.bytes()),
                String.format(ROOT, "%.1e", line.largestError()),
                String.format(ROOT, "%d", line.otherMargins()));
    }

    private static List<String> sentences(List<Findings> all) {
        var sentences = new ArrayList<String>();
        var first = all.getFirst();
        var base = first.lines().getFirst().contestant();
        for (var model : all) {
            var row = model.ours(false).series();
            var batch = model.ours(true).series();
            sentences.add(String.format(
                    ROOT,
                    "Model %s: Scoreline explains a row %s times as fast as %s does; %d at a time, each of them %s times as fast"
                            + " again.",
                    model.size().label(),
                    times(row.timesAsFastAs(model.lines().getFirst().series())),
                    base.who(),
                    MeasuredRows.BATCH,
                    times(batch.timesAsFastAs(row))));
        }
        sentences.add("µs of CPU time on one thread for margin and contributions, from feature values: " + forks(first)
                + ". Times as fast: as " + base.name() + ", in the same rounds.");
        sentences.add(
                "Largest error of a contribution in log-odds against published TreeSHAP in double, margins of other"
                        + " bits than " + base.who() + "'s: over "
                        + all.stream()
                                .map(model -> model.checkedRows() + " rows of "
                                        + model.size().label())
                                .collect(Collectors.joining(", "))
                        + ".");
        long otherBits = all.stream().mapToLong(Findings::otherContributions).sum();
        sentences.add("Scoreline's contributions "
                + (otherBits == 0 ? "have the same bits" : "differ in " + otherBits + " cases")
                + " whether explained by " + names(first.lanes()) + ", row by row or " + MeasuredRows.BATCH
                + " at a time.");
        var absent = Arrays.stream(Lanes.values())
                .filter(lanes -> !first.lanes().contains(lanes))
                .toList();
        if (!absent.isEmpty()) {
            sentences.add("Not on this machine: " + names(absent) + ".");
        }
        return sentences;
    }

    private static String forks(Findings model) {
        var rounds = model.lines().stream()
                .map(line -> line.series().samples().size())
                .distinct()
                .toList();
        int most = rounds.getFirst();
        return most == 1
                ? "one fork each, which is only a hint"
                : "the median of " + most + " forks that took turns"
                        + (rounds.size() == 1 ? "" : ", of " + rounds.getLast() + " in the lower lines");
    }

    private static String names(List<Lanes> lanes) {
        return lanes.stream().map(Lanes::name).collect(Collectors.joining(", "));
    }

    private static String micros(double micros) {
        return micros < 100 ? String.format(ROOT, "%.1f", micros) : String.format(ROOT, "%,.0f", micros);
    }

    private static String times(double times) {
        return times < 10 ? String.format(ROOT, "%.2f", times) : String.format(ROOT, "%.1f", times);
    }

    private static String megabytes(long bytes) {
        return String.format(ROOT, "%.2f MB", bytes / 1e6);
    }
}
