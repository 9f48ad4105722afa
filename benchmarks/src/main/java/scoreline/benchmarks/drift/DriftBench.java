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
import java.util.stream.Stream;
import scoreline.benchmarks.fork.Forks;
import scoreline.benchmarks.fork.Jvm;
import scoreline.benchmarks.fork.Length;
import scoreline.benchmarks.fork.Sample;
import scoreline.benchmarks.fork.Series;
import scoreline.benchmarks.load.Scratch;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Workspace;

/** The measurement {@code ./scoreline bench drift}: what it costs to count decisions, from memory and from
 * their topic, and to judge a window. */
public final class DriftBench {
    static final int FEW = 30;
    private static final int AN_HOUR = 1_000;
    private static final int FEW_AN_HOUR = 200;

    private DriftBench() {}

    /// What is measured without a broker.
    ///
    /// @param parameters of the program
    record Task(String name, int features, Class<?> program, String method, Map<String, String> parameters) {
        Task {
            parameters = Map.copyOf(parameters);
        }

        static Task counting(int features) {
            return counting("count a decision", features, "singly");
        }

        static Task countingInPairs(int features) {
            return counting("count it and 435 pairs", features, "inPairs");
        }

        private static Task counting(String name, int features, String method) {
            return new Task(
                    name, features, CountsDecisions.class, method, Map.of("features", Integer.toString(features)));
        }

        static Task judging(int features, int rows) {
            return new Task(
                    "judge a window of %,d rows".formatted(rows),
                    features,
                    JudgesWindows.class,
                    "judge",
                    Map.of("features", Integer.toString(features), "rows", Integer.toString(rows)));
        }

        /** Increments alone. */
        boolean isCounting() {
            return method.equals("singly");
        }

        boolean isJudging() {
            return program == JudgesWindows.class;
        }
    }

    /// How much is measured.
    ///
    /// @param rounds from which medians are taken
    /// @param length of one figure without a broker
    /// @param values that pass the monitor in one measurement, features of decisions
    /// @param naive the same for the naive topology
    /// @param anHour decisions in each hour of the day
    private record Size(int rounds, Length length, long values, long naive, int anHour) {
        static final Size FULL = new Size(3, new Length(3_000, 5, 400), 20_000_000, 2_000_000, 10_000);
        static final Size QUICK = new Size(1, new Length(1_000, 3, 300), 5_000_000, 300_000, 500);
    }

    /// Runs to the end.
    ///
    /// @param quick whether a minute is enough
    /// @return what it prints, in Markdown
    public static List<String> run(boolean quick, PrintWriter out) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var size = quick ? Size.QUICK : Size.FULL;
        var progress = new ProgressLine(out);
        int all = Catalogue.homeCredit().features().size();
        List<Task> tasks = List.of(
                Task.counting(FEW),
                Task.counting(all),
                Task.countingInPairs(FEW),
                Task.judging(FEW, FEW_AN_HOUR),
                Task.judging(FEW, AN_HOUR),
                Task.judging(all, AN_HOUR));
        List<DriftReport.Line> lines = race(tasks, size, progress);
        List<Population> populations = Stream.of(FEW, all)
                .map(features -> Population.draw(features, 1))
                .toList();
        try (var scratch = Scratch.make(Workspace.folder().resolve("tmp"))) {
            List<FromTheTopic> counted = new ArrayList<>();
            for (Population population : populations) {
                counted.add(fromTheTopic(scratch.folder(), population, size, progress));
            }
            List<Day> days = new ArrayList<>();
            for (Population population : populations) {
                progress.show("A day of windows, %d features".formatted(population.features()));
                days.add(Day.live(scratch.folder(), population, size.anHour()));
            }
            progress.clear();
            var report = new DriftReport(lines, counted, days);
            report.text().forEach(out::println);
            var took = Duration.ofNanos(System.nanoTime() - began);
            out.printf(Locale.ROOT, "%ntotal time %d min %02d s%n", took.toMinutes(), took.toSecondsPart());
            return report.markdown();
        }
    }

    private static FromTheTopic fromTheTopic(Path scratch, Population population, Size size, ProgressLine progress)
            throws IOException, InterruptedException {
        List<FromTheTopic> rounds = new ArrayList<>();
        for (int round = 1; round <= size.rounds(); round++) {
            progress.show("From the topic, %d features, round %d of %d"
                    .formatted(population.features(), round, size.rounds()));
            rounds.add(FromTheTopic.measure(
                    scratch, population, size.values() / population.features(), size.naive() / population.features()));
        }
        return FromTheTopic.median(rounds);
    }

    /** In turns, since a machine's clock drifts. */
    private static List<DriftReport.Line> race(List<Task> tasks, Size size, ProgressLine progress) throws IOException {
        Path log = Files.createDirectories(Workspace.folder().resolve("benchmarks"))
                .resolve("drift.log");
        Files.deleteIfExists(log);
        var samples = new LinkedHashMap<Task, List<Sample>>();
        try (var jmh = new Forks(log)) {
            for (int round = 0; round < size.rounds(); round++) {
                for (int t = 0; t < tasks.size(); t++) {
                    Task task = tasks.get(t);
                    progress.showShare(
                            "Round %d of %d, %s, %d features"
                                    .formatted(round + 1, size.rounds(), task.name(), task.features()),
                            (double) (round * tasks.size() + t) / (size.rounds() * tasks.size()));
                    samples.computeIfAbsent(task, _ -> new ArrayList<>())
                            .add(jmh.measure(
                                    Jvm.forScoreline(),
                                    task.program(),
                                    task.method(),
                                    task.parameters(),
                                    size.length()));
                }
            }
        }
        List<DriftReport.Line> lines = new ArrayList<>();
        samples.forEach((task, found) -> lines.add(new DriftReport.Line(task, new Series(found))));
        return lines;
    }
}
