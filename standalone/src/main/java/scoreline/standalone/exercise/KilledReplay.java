package scoreline.standalone.exercise;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.score.Score;
import scoreline.standalone.terminal.Stopped;
import scoreline.tracking.FetchedBundle;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * Kills a replay with SIGKILL at random moments, resumes it each time, and compares what comes out with the offline scores: one
 * decision for each application, on the topic as in the file.
 */
final class KilledReplay {
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** About; it only places the kills. */
    private static final double BYTES_A_DECISION = 2_300;

    private final Path folder;
    private final int rows;
    private final int kills;
    private final PrintWriter out;
    private final SplittableRandom random;

    private KilledReplay(Path folder, int rows, int kills, long seed, PrintWriter out) {
        this.folder = folder;
        this.rows = rows;
        this.kills = kills;
        this.out = out;
        this.random = new SplittableRandom(seed);
    }

    static void run(boolean quick, PrintWriter out) throws Exception {
        long seed = System.currentTimeMillis();
        try (var scratch = Scratch.of("crash")) {
            (quick
                            ? new KilledReplay(scratch.folder(), 2_000, 1, seed, out)
                            : new KilledReplay(scratch.folder(), 40_000, 3, seed, out))
                    .prove(seed);
        }
    }

    private void prove(long seed) throws Exception {
        Path tables = folder.resolve("tables");
        Path bundle = folder.resolve("bundle");
        new GeneratedTables(SEED, rows).writeApplications(tables);
        Path input = ApplicationTable.labelledIn(tables);
        int processors = Runtime.getRuntime().availableProcessors();
        new Training(input, SubmissionTimes.USUAL, Recipe.quick(), 10, SEED, processors)
                .writeTo(bundle, (step, share) -> {});
        Path expected = folder.resolve("scored.jsonl");
        new Score(
                        () -> FetchedBundle.in(bundle),
                        input,
                        expected,
                        SubmissionTimes.USUAL.start(),
                        SubmissionTimes.USUAL.every())
                .run(new PrintWriter(PrintWriter.nullWriter()));
        out.printf("%,d generated applications, kills at random moments: %d, seed %d%n", rows, kills, seed);

        Path state = folder.resolve("state");
        Path output = folder.resolve("replayed.jsonl");
        for (int kill = 1; kill <= kills; kill++) {
            killOnce(kill, bundle, input, output, state);
        }
        Process last = start(bundle, input, output, state);
        if (!last.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || last.exitValue() != 0) {
            last.destroyForcibly().waitFor();
            throw new Stopped("The replay that should end did not: " + replays().lastLine());
        }
        requireSameDecisions(expected, output);
        requireOneDecisionEachOnTheTopic(state);
    }

    /** Lets the topic of decisions grow by a random part of what it will hold, then kills. */
    private void killOnce(int kill, Path bundle, Path input, Path output, Path state) throws Exception {
        long before = decisionBytes(state);
        long began = System.nanoTime();
        Process replay = start(bundle, input, output, state);
        double upTo = random.nextDouble(0.02, 0.9 / kills);
        long target = before + (long) (upTo * rows * BYTES_A_DECISION);
        double firstAfter = -1;
        boolean killed;
        try {
            while (replay.isAlive() && decisionBytes(state) < target) {
                if (firstAfter < 0 && decisionBytes(state) > before) {
                    firstAfter = (System.nanoTime() - began) / 1e9;
                }
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new Stopped(
                            "The replay made no progress: " + replays().lastLine());
                }
                Thread.sleep(5);
            }
            killed = replay.isAlive();
        } finally {
            replay.destroyForcibly().waitFor();
        }
        out.printf(
                "Kill %d: %s with %.0f %% of the decisions written; first decision %.1f s after the start%n",
                kill,
                killed ? "killed" : "had ended before it could be killed",
                100.0 * decisionBytes(state) / (rows * BYTES_A_DECISION),
                firstAfter < 0 ? (System.nanoTime() - began) / 1e9 : firstAfter);
        if (!killed) {
            throw new Stopped("A replay ended before it was killed, so that nothing is proved: try again.");
        }
    }

    private static long decisionBytes(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.toString().matches(".*credit\\.decisions-\\d+/\\d+\\.log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (NoSuchFileException | UncheckedIOException e) {
            return 0;
        }
    }

    private Process start(Path bundle, Path input, Path output, Path state) throws IOException {
        return replays()
                .start(
                        "replay",
                        "--bundle",
                        bundle.toString(),
                        "--input",
                        input.toString(),
                        "--output",
                        output.toString(),
                        "--state",
                        state.toString());
    }

    private SeparateProcess replays() {
        return new SeparateProcess(folder, folder.resolve("replay.log"));
    }

    /** Everything but wall-clock times and offsets must be the same, line for line. */
    private void requireSameDecisions(Path expected, Path actual) throws IOException {
        Optional<String> difference = Twins.firstDifference(expected, actual);
        if (difference.isPresent()) {
            throw new Stopped("The replay decided otherwise than offline: " + difference.get() + ".");
        }
        try (Stream<String> lines = Files.lines(actual)) {
            long decisions = lines.count();
            if (decisions != rows) {
                throw new Stopped("There are %,d decisions for %,d applications.".formatted(decisions, rows));
            }
        }
        out.printf("File: %,d decisions in input order, each the same as offline%n", rows);
    }

    private void requireOneDecisionEachOnTheTopic(Path state) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        try (var pipeline = Pipeline.start(state, 0);
                var decisions = pipeline.readFromStart(pipeline.topics().decisions())) {
            var ends = pipeline.written(decisions);
            do {
                decisions
                        .poll(Duration.ofMillis(200))
                        .forEach(decision -> counts.merge(decision.value().getApplicationId(), 1, Integer::sum));
            } while (Pipeline.isBehind(decisions, ends));
        }
        long twice = counts.values().stream().filter(count -> count > 1).count();
        if (counts.size() != rows || twice > 0) {
            throw new Stopped("The topic has decisions for %,d of %,d applications, for %,d of them more than one."
                    .formatted(counts.size(), rows, twice));
        }
        out.printf("Topic: %,d applications, one committed decision each%n", rows);
    }
}
