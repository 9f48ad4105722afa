package scoreline.benchmarks.explain;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import scoreline.benchmarks.fork.Forks;
import scoreline.benchmarks.fork.Jvm;
import scoreline.benchmarks.fork.Length;
import scoreline.benchmarks.fork.Sample;
import scoreline.benchmarks.fork.Series;
import scoreline.scoring.explain.Lanes;
import scoreline.scoring.explain.Lundberg;
import scoreline.scoring.tree.Ensemble;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Workspace;

/** The measurement {@code ./scoreline bench explain}. */
public final class ExplainBench {
    private static final int LOADS = 15;
    private static final int NATIVE_WARM_UP_MILLIS = 300;

    private final Effort effort;
    private final Path cache;
    private final Path log;
    private final ProgressLine progress;
    private final XgboostVersion newest;
    private final XgboostVersion ofProject;

    private ExplainBench(Effort effort, Path folder, PrintWriter out) throws IOException {
        this.effort = effort;
        this.cache = Files.createDirectories(folder.resolve("benchmarks"));
        this.log = cache.resolve("explain.log");
        this.progress = new ProgressLine(out);
        this.newest = XgboostVersion.newest(folder.resolveSibling("benchmarks").resolve("target"));
        this.ofProject = XgboostVersion.ofProject();
    }

    /// Runs to the end.
    ///
    /// @param quick whether a minute is enough
    /// @return what it prints, in Markdown
    public static List<String> run(boolean quick, PrintWriter out) throws IOException {
        long began = System.nanoTime();
        var bench = new ExplainBench(quick ? Effort.QUICK : Effort.FULL, Workspace.folder(), out);
        Files.deleteIfExists(bench.log);
        var report = Report.of(bench.measure());
        report.text().forEach(out::println);
        var took = Duration.ofNanos(System.nanoTime() - began);
        out.printf(Locale.ROOT, "%ntotal time %d min %02d s%n", took.toMinutes(), took.toSecondsPart());
        return report.markdown();
    }

    private List<Findings> measure() throws IOException {
        var subjects = new ArrayList<Subject>();
        for (var size : effort.sizes()) {
            subjects.add(subject(size));
        }
        int forks = subjects.stream().mapToInt(Subject::forks).sum();
        int done = 0;
        try (var jmh = new Forks(log)) {
            for (int round = 0; round < effort.rounds(); round++) {
                for (var subject : subjects) {
                    for (var race : subject.races()) {
                        if (round < race.contestant().rounds()) {
                            var doing = "Round %d of %d, model %s, %s"
                                    .formatted(
                                            round + 1,
                                            effort.rounds(),
                                            subject.model().size().label(),
                                            race.contestant().name());
                            progress.showShare(doing, (double) done++ / forks);
                            race.samples().add(measure(jmh, race.contestant(), subject.model()));
                        }
                    }
                }
            }
            var findings = new ArrayList<Findings>();
            for (var subject : subjects) {
                findings.add(findings(subject, loading(jmh, subject.model())));
            }
            progress.clear();
            return findings;
        }
    }

    private Sample measure(Forks jmh, Contestant contestant, TrainedModel model) {
        var parameters = new HashMap<>(contestant.parameters());
        parameters.put("model", model.file().toString());
        int warmUp = contestant.isScoreline() ? effort.warmUpMillis() : NATIVE_WARM_UP_MILLIS;
        return jmh.measure(
                contestant.jvm(),
                contestant.program(),
                contestant.method(),
                parameters,
                new Length(warmUp, effort.iterations(), effort.iterationMillis()));
    }

    /** How long our model takes to load: the first time in a process, and the best of the next ones. */
    private static Loading loading(Forks jmh, TrainedModel model) {
        double[] millis = jmh.shots(
                Jvm.forScoreline(),
                ScorelineLoads.class,
                "load",
                Map.of("model", model.file().toString()),
                LOADS);
        return new Loading(millis[0], Arrays.stream(millis).min().orElseThrow());
    }

    /** A contestant on its way. */
    private record Race(Contestant contestant, Answer answer, List<Sample> samples) {
        Race(Contestant contestant, Answer answer) {
            this(contestant, answer, new ArrayList<>());
        }
    }

    /** A model, who explains it, and what its contributions ought to be. */
    @SuppressWarnings("ArrayRecordComponent") // lives for a moment, never compared
    private record Subject(TrainedModel model, double[][] reference, ScorelineAnswers ours, List<Race> races) {
        int forks() {
            return races.stream().mapToInt(race -> race.contestant().rounds()).sum();
        }
    }

    private Subject subject(ModelSize size) throws IOException {
        var label = "model " + size.label();
        var model = TrainedModel.obtain(
                size, cache, share -> progress.show("Training %s: %.0f %%".formatted(label, 100 * share)));
        progress.show("Checking contributions of " + label);
        int rows = effort.checkedRows(size);
        Path scratch = Files.createTempFile(cache, "answers-", ".tmp");
        try {
            var byNewest = XgboostAnswers.ask(newest, model.file(), rows, scratch, log);
            var byProject = XgboostAnswers.ask(ofProject, model.file(), rows, scratch, log);
            var ours = ScorelineAnswers.ask(model.file(), rows, scratch, log);
            return new Subject(model, reference(model.ensemble(), rows), ours, races(byNewest, byProject, ours));
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static double[][] reference(Ensemble ensemble, int count) {
        var rows = new MeasuredRows(1);
        double[][] reference = new double[count][];
        for (int row = 0; row < count; row++) {
            reference[row] = Lundberg.shapley(ensemble, rows.next());
        }
        return reference;
    }

    private List<Race> races(Answer byNewest, Answer byProject, ScorelineAnswers ours) {
        var races = new ArrayList<Race>();
        for (boolean batched : new boolean[] {false, true}) {
            races.add(new Race(Contestant.xgboost(newest, batched, effort.rounds()), byNewest));
            races.add(new Race(
                    Contestant.scoreline("Scoreline", ours.usual(), batched, effort.rounds()),
                    ours.ofUsualLanes(batched)));
        }
        for (boolean batched : new boolean[] {false, true}) {
            races.add(new Race(Contestant.xgboost(ofProject, batched, effort.olderRounds()), byProject));
        }
        for (var lanes : Lanes.values()) {
            if (ours.rows().containsKey(lanes) && lanes != ours.usual()) {
                var name = "Scoreline, " + lanes;
                races.add(new Race(
                        Contestant.scoreline(name, lanes, false, effort.lanesRounds()),
                        requireNonNull(ours.rows().get(lanes))));
                races.add(new Race(
                        Contestant.scoreline(name, lanes, true, effort.lanesRounds()),
                        requireNonNull(ours.batches().get(lanes))));
            }
        }
        return races.stream().filter(race -> race.contestant().rounds() > 0).toList();
    }

    private static Findings findings(Subject subject, Loading loading) throws IOException {
        var newest = subject.races().getFirst().answer();
        var lines = subject.races().stream()
                .map(race -> new Findings.Line(
                        race.contestant(),
                        new Series(race.samples()),
                        race.answer().largestError(subject.reference()),
                        race.answer().otherMargins(newest)))
                .toList();
        var ours = subject.ours();
        return new Findings(
                subject.model().size(),
                Shape.of(subject.model().ensemble()),
                Files.size(subject.model().file()),
                ours.memory(),
                loading,
                ours.rows().keySet().stream().sorted().toList(),
                subject.reference().length,
                ours.otherContributions(),
                lines);
    }
}
