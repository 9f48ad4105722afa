package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.terminal.Stopped;

/** The drift monitor under everything that can happen to it: kills, rebalances, silence, and a year within minutes. */
final class MonitorCampaign implements Exercise.Run {
    private static final int QUICK_RUNS = 1;
    private static final int RUNS = 50;
    private static final long FIRST_SEED = 1;

    /** Most of their time they wait. */
    private static final int AT_A_TIME = 2;

    /** One thing that is proved, in a folder of its own. */
    @FunctionalInterface
    private interface Proof {
        Proved in(Path folder) throws Exception;
    }

    /// What was seen.
    ///
    /// @param sentence without its end
    /// @param inTransaction kills that left a transaction open
    private record Proved(String sentence, int kills, int inTransaction) {
        static Proved withoutKills(String sentence) {
            return new Proved(sentence, 0, 0);
        }
    }

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
            List<Proof> proofs = new ArrayList<>();
            // Who names a seed wants that run again.
            if (repeats.seed().isEmpty()) {
                proofs.addAll(withoutSeed(quick, bundleFolder, bundle));
            }
            for (long seed = first; seed < first + runs; seed++) {
                proofs.add(ofSeed(seed, bundleFolder, bundle));
            }
            int kills = 0;
            int inTransaction = 0;
            for (var proved : prove(proofs, scratch.folder(), out)) {
                kills += proved.kills();
                inTransaction += proved.inTransaction();
            }
            out.printf(
                    "%d runs, %d kills, %d of them within a transaction: every window's counts are the oracle's, byte for byte; %.0f s%n",
                    runs, kills, inTransaction, (System.nanoTime() - began) / 1e9);
        }
    }

    private static List<Proof> withoutSeed(boolean quick, Path bundleFolder, Bundle bundle) {
        int decisions = quick ? 4_000 : 40_000;
        var length = Duration.ofSeconds(quick ? 10 : 90);
        return List.of(
                folder -> Proved.withoutKills(SilentPartitions.run(folder, bundleFolder, bundle)),
                folder -> Proved.withoutKills(YearInMinutes.asStream(folder, bundleFolder, bundle, decisions, length)),
                folder -> Proved.withoutKills(YearInMinutes.asReplay(folder, bundleFolder, bundle, decisions)));
    }

    private static Proof ofSeed(long seed, Path bundleFolder, Bundle bundle) {
        return folder -> {
            try {
                var told = KilledMonitor.run(folder, bundleFolder, bundle, seed);
                return new Proved(
                        "Seed %d: %s".formatted(seed, told.sentence()),
                        told.kills().size(),
                        told.inTransaction());
            } catch (Stopped | ExecutionException e) {
                throw new Stopped(
                        "Seed %d: %s ./scoreline campaign drift --seed %d --runs 1 repeats it."
                                .formatted(seed, e.getMessage(), seed),
                        e);
            }
        };
    }

    /** Some at a time; each is told of when it is through. */
    private static List<Proved> prove(List<Proof> proofs, Path scratch, PrintWriter out) throws Exception {
        List<Proved> all = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            try {
                var through = submit(proofs, scratch, workers);
                while (all.size() < proofs.size()) {
                    var proved = through.take().get();
                    out.println(proved.sentence());
                    all.add(proved);
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            } finally {
                workers.shutdownNow();
            }
        }
        return all;
    }

    private static ExecutorCompletionService<Proved> submit(List<Proof> proofs, Path scratch, ExecutorService workers) {
        var through = new ExecutorCompletionService<Proved>(workers);
        for (int i = 0; i < proofs.size(); i++) {
            var proof = proofs.get(i);
            var folder = scratch.resolve("proof-" + i);
            var _ = through.submit(() -> {
                long began = System.nanoTime();
                try (var own = new Scratch(folder)) {
                    var proved = proof.in(own.folder());
                    return new Proved(
                            "%s; %.0f s".formatted(proved.sentence(), (System.nanoTime() - began) / 1e9),
                            proved.kills(),
                            proved.inTransaction());
                }
            });
        }
        return through;
    }
}
