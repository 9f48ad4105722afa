package scoreline.benchmarks.drift;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scoreline.benchmarks.fork.Forks;
import scoreline.benchmarks.fork.Jvm;
import scoreline.benchmarks.fork.Length;
import scoreline.benchmarks.fork.Sample;
import scoreline.benchmarks.fork.Series;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Workspace;

/** The measurement {@code ./scoreline bench drift}: what it costs to count decisions and to judge a window. */
public final class DriftBench {
    private static final int FEW = 30;
    private static final int AN_HOUR = 1_000;
    private static final int FEW_AN_HOUR = 200;
    private static final int BUSY_HOUR = 36_000;

    private DriftBench() {}

    /// What is measured.
    ///
    /// @param parameters of the program
    record Task(String name, int features, Class<?> program, String method, Map<String, String> parameters) {
        Task {
            parameters = Map.copyOf(parameters);
        }

        static Task counting(int features) {
            return new Task(
                    "count a decision",
                    features,
                    CountsDecisions.class,
                    "window",
                    Map.of("features", Integer.toString(features)));
        }

        static Task grouping(int features) {
            return new Task(
                    "group its cells in a map",
                    features,
                    CountsDecisions.class,
                    "map",
                    Map.of("features", Integer.toString(features)));
        }

        boolean isCounting() {
            return method.equals("window");
        }

        boolean isGrouping() {
            return method.equals("map");
        }

        static Task judging(int features, int rows) {
            return new Task(
                    "judge a window of %,d rows".formatted(rows),
                    features,
                    JudgesWindows.class,
                    "judge",
                    Map.of("features", Integer.toString(features), "rows", Integer.toString(rows)));
        }
    }

    /// Runs to the end.
    ///
    /// @param quick whether a minute is enough
    /// @return what it prints, in Markdown
    public static List<String> run(boolean quick, PrintWriter out) throws IOException {
        long began = System.nanoTime();
        var progress = new ProgressLine(out);
        int all = Catalogue.homeCredit().features().size();
        List<Task> tasks = List.of(
                Task.counting(FEW),
                Task.grouping(FEW),
                Task.counting(all),
                Task.grouping(all),
                Task.judging(FEW, FEW_AN_HOUR),
                Task.judging(FEW, AN_HOUR),
                Task.judging(all, AN_HOUR));
        List<DriftReport.Line> lines = race(tasks, quick, progress);
        progress.show("A day of windows");
        List<Day> days =
                List.of(Day.live(FEW, quick ? AN_HOUR : BUSY_HOUR), Day.live(all, quick ? AN_HOUR : BUSY_HOUR));
        progress.clear();
        var report = new DriftReport(lines, days);
        report.text().forEach(out::println);
        var took = Duration.ofNanos(System.nanoTime() - began);
        out.printf(Locale.ROOT, "%ntotal time %d min %02d s%n", took.toMinutes(), took.toSecondsPart());
        return report.markdown();
    }

    /** In turns, since a machine's clock drifts. */
    private static List<DriftReport.Line> race(List<Task> tasks, boolean quick, ProgressLine progress)
            throws IOException {
        Path log = Files.createDirectories(Workspace.folder().resolve("benchmarks"))
                .resolve("drift.log");
        Files.deleteIfExists(log);
        int rounds = quick ? 1 : 3;
        var length = quick ? new Length(1_000, 3, 300) : new Length(3_000, 5, 400);
        var samples = new LinkedHashMap<Task, List<Sample>>();
        try (var jmh = new Forks(log)) {
            for (int round = 0; round < rounds; round++) {
                for (int t = 0; t < tasks.size(); t++) {
                    Task task = tasks.get(t);
                    progress.showShare(
                            "Round %d of %d, %s, %d features"
                                    .formatted(round + 1, rounds, task.name(), task.features()),
                            (double) (round * tasks.size() + t) / (rounds * tasks.size()));
                    samples.computeIfAbsent(task, _ -> new ArrayList<>())
                            .add(jmh.measure(
                                    Jvm.forScoreline(), task.program(), task.method(), task.parameters(), length));
                }
            }
        }
        List<DriftReport.Line> lines = new ArrayList<>();
        samples.forEach((task, found) -> lines.add(new DriftReport.Line(task, new Series(found))));
        return lines;
    }
}
