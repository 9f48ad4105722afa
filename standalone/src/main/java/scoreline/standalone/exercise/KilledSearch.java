package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import scoreline.standalone.terminal.Stopped;

/**
 * Kills {@code train --thorough} with SIGKILL at random moments of its search and of its comparison, starts the same command again each
 * time, and compares the bundle with that of a training that nobody disturbed: file by file, byte by byte.
 */
final class KilledSearch {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** What a thorough training tries and compares, about; it only places the kills. */
    private static final int PIECES = 90;

    private final Path folder;
    private final int rows;
    private final int kills;
    private final PrintWriter out;
    private final SplittableRandom random;

    private KilledSearch(Path folder, int rows, int kills, long seed, PrintWriter out) {
        this.folder = folder;
        this.rows = rows;
        this.kills = kills;
        this.out = out;
        this.random = new SplittableRandom(seed);
    }

    static void run(boolean quick, PrintWriter out) throws Exception {
        long seed = System.currentTimeMillis();
        try (var scratch = Scratch.of("search")) {
            (quick
                            ? new KilledSearch(scratch.folder(), 700, 1, seed, out)
                            : new KilledSearch(scratch.folder(), 20_000, 5, seed, out))
                    .prove(seed);
        }
    }

    private void prove(long seed) throws Exception {
        // Few columns, so that little time goes by between two kills.
        Path table = MadeUpTable.write(folder.resolve("applications.csv"), rows);
        out.printf("%,d made-up applications, kills at random moments: %d, seed %d%n", rows, kills, seed);
        long began = System.nanoTime();
        requireEnd("undisturbed", table);
        out.printf("Undisturbed: through after %.0f s%n", (System.nanoTime() - began) / 1e9);
        for (int kill = 1; kill <= kills; kill++) {
            killOnce(kill, table);
        }
        String done = "Resumed    %d trials and %d candidates".formatted(pieces("trial"), pieces("candidate"));
        String said = requireEnd("killed", table);
        if (!said.contains(done)) {
            throw new Stopped("The last training did not say \"" + done + "\".");
        }
        out.println("Said: " + done);
        requireSameBundle();
    }

    /** Lets the journal grow up to a random part of what it will hold, in turn, then kills. */
    private void killOnce(int kill, Path table) throws Exception {
        int target = (int) Math.ceil(PIECES * (kill - 1 + random.nextDouble(0.1, 0.9)) / kills);
        Process training = start("killed", table);
        boolean killed;
        try {
            long began = System.nanoTime();
            while (training.isAlive() && pieces() < target) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new Stopped(
                            "The training made no progress: " + of("killed").lastLine());
                }
                Thread.sleep(2);
            }
            killed = training.isAlive();
        } finally {
            training.destroyForcibly().waitFor();
        }
        if (!killed) {
            throw new Stopped(
                    "A training ended before it was killed: " + of("killed").lastLine());
        }
        out.printf("Kill %d: %d trials and %d candidates were done%n", kill, pieces("trial"), pieces("candidate"));
    }

    private long pieces() throws IOException {
        return pieces("");
    }

    /** Whole lines of the journal; a last one without its end is whole only when it ends as a line does. */
    private long pieces(String kind) throws IOException {
        Path journal = folder.resolve(".killed-lab.jsonl");
        if (Files.notExists(journal)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal)) {
            return lines.skip(1)
                    .filter(line -> line.startsWith("{\"kind\":\"" + kind) && line.endsWith("}"))
                    .count();
        }
    }

    /** What the training says. */
    private String requireEnd(String name, Path table) throws Exception {
        Process training = start(name, table);
        if (!training.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || training.exitValue() != 0) {
            training.destroyForcibly().waitFor();
            throw new Stopped("The training that should end did not: " + of(name).lastLine());
        }
        return Files.readString(log(name), UTF_8);
    }

    private Process start(String name, Path table) throws IOException {
        return of(name).start(
                        "train",
                        "--thorough",
                        "--table",
                        table.toString(),
                        "--id",
                        MadeUpTable.ID,
                        "--target",
                        MadeUpTable.TARGET,
                        "--threads",
                        "2",
                        "--out",
                        folder.resolve(name).toString());
    }

    private SeparateProcess of(String name) {
        return new SeparateProcess(folder, log(name));
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void requireSameBundle() throws IOException {
        List<String> expected = names(folder.resolve("undisturbed"));
        List<String> actual = names(folder.resolve("killed"));
        if (!expected.equals(actual)) {
            throw new Stopped("One bundle holds " + expected + " and the other " + actual + ".");
        }
        for (String name : expected) {
            if (!name.startsWith("manifest.") && differs(name)) {
                throw new Stopped(name + " of the two bundles differs.");
            }
        }
        // Last, because it differs whenever another file does.
        if (differs("manifest.json")) {
            throw new Stopped("The manifests of the two bundles differ, and nothing else.");
        }
        out.printf("Bundle: %d files, each the same byte by byte%n", expected.size());
    }

    private boolean differs(String name) throws IOException {
        Path undisturbed = folder.resolve("undisturbed").resolve(name);
        return Files.mismatch(undisturbed, folder.resolve("killed").resolve(name)) >= 0;
    }

    private static List<String> names(Path bundle) throws IOException {
        try (Stream<Path> files = Files.list(bundle)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
