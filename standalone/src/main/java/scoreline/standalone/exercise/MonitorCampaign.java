package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.terminal.Stopped;

/** The drift monitor under everything that can happen to it: kills, rebalances, silence, and a year within minutes. */
final class MonitorCampaign implements Exercise.Run {
    private static final int QUICK_RUNS = 2;
    private static final int RUNS = 50;
    private static final long FIRST_SEED = 1;

    @Override
    public void run(boolean quick, PrintWriter out) throws Exception {
        run(quick, Repeats.USUAL, out);
    }

    @Override
    public void run(boolean quick, Repeats repeats, PrintWriter out) throws Exception {
        int runs = repeats.runs().orElse(quick ? QUICK_RUNS : RUNS);
        long first = repeats.seed().orElse(FIRST_SEED);
        long began = System.nanoTime();
        try (var scratch = Scratch.of("drift")) {
            Path bundleFolder = MadeUpTable.bundleIn(scratch.folder());
            var bundle = Bundle.load(bundleFolder);
            int kills = 0;
            int inTransaction = 0;
            for (long seed = first; seed < first + runs; seed++) {
                long start = System.nanoTime();
                var told = run(scratch.folder().resolve("run-" + seed), bundleFolder, bundle, seed);
                kills += told.kills().size();
                inTransaction += told.inTransaction();
                out.printf(
                        "Seed %d: killed %s; %d rebalances; %,d decisions in %d windows, each once and the oracle's, %d revised; %.0f s%n",
                        seed,
                        String.join(", ", told.kills()),
                        told.rebalances(),
                        told.decisions(),
                        told.windows(),
                        told.revisions(),
                        (System.nanoTime() - start) / 1e9);
            }
            say(out, scratch, "silent", folder -> SilentPartitions.run(folder, bundleFolder, bundle));
            int decisions = quick ? 4_000 : 40_000;
            say(out, scratch, "replay", folder -> YearInMinutes.asReplay(folder, bundleFolder, bundle, decisions));
            var length = Duration.ofSeconds(quick ? 15 : 90);
            say(
                    out,
                    scratch,
                    "stream",
                    folder -> YearInMinutes.asStream(folder, bundleFolder, bundle, decisions, length));
            out.printf(
                    "%d runs, %d kills, %d of them within a transaction: every window's counts are the oracle's, byte for byte, after %.0f s%n",
                    runs, kills, inTransaction, (System.nanoTime() - began) / 1e9);
        }
    }

    /** What is proved once, in a folder of its own, and the sentence that it returns. */
    @FunctionalInterface
    private interface Proof {
        String in(Path folder) throws Exception;
    }

    private static void say(PrintWriter out, Scratch scratch, String name, Proof proof) throws Exception {
        long start = System.nanoTime();
        try (var own = new Scratch(scratch.folder().resolve(name))) {
            out.printf("%s; %.0f s%n", proof.in(own.folder()), (System.nanoTime() - start) / 1e9);
        }
    }

    private static KilledMonitor.Told run(Path folder, Path bundleFolder, Bundle bundle, long seed) throws Exception {
        try (var _ = new Scratch(folder)) {
            return KilledMonitor.run(folder, bundleFolder, bundle, seed);
        } catch (Stopped e) {
            throw new Stopped(
                    "Seed %d: %s; ./scoreline campaign drift --seed %d --runs 1 repeats it."
                            .formatted(seed, e.getMessage(), seed),
                    e);
        }
    }
}
