package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.scoring.tree.Ensemble;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.Recipe;
import scoreline.training.Training;
import scoreline.training.boosting.Growth;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * A bundle of 500 trees of depth 6, trained on generated applications and kept for the next run.
 *
 * @param directory of the bundle
 * @param ensemble its model, read again: a bundle does not show it
 */
record BenchmarkBundle(Path directory, Bundle bundle, Ensemble ensemble) {
    static final int TREES = 500;
    static final int DEPTH = 6;

    private static final int APPLICATIONS = 10_000;
    private static final long SEED = 1;
    private static final double COST_RATIO = 10;

    /** Learns so slowly that no tree is one too many: the number of trees is the point here, not how good they are. */
    private static final Recipe RECIPE =
            new Recipe(new Growth(0.004, DEPTH, 1, 0.8, 0.5, 1, Growth.MOST_BINS), TREES, TREES, 2, 200, 10);

    /// Loads the bundle that an earlier run trained by the same parameters, or trains it.
    ///
    /// @param cache where bundles are kept from run to run
    /// @param scratch for the table, deleted by the caller
    /// @param progress takes what is being done and the share of it that is done
    static BenchmarkBundle obtain(Path cache, Path scratch, BiConsumer<String, Double> progress) throws IOException {
        Path directory = cache.resolve("bundle-" + key());
        Bundle bundle;
        try {
            bundle = Bundle.load(directory);
        } catch (UnusableBundle absentOrOlder) {
            bundle = train(directory, scratch.resolve("training"), progress);
        }
        var ensemble = Ensemble.readXgboost(Files.readAllBytes(directory.resolve("model.ubj")));
        requireShape(ensemble);
        return new BenchmarkBundle(directory, bundle, ensemble);
    }

    /** Of all that the bundle depends on, but for the code. */
    private static String key() {
        var crc = new CRC32C();
        crc.update((RECIPE + " " + APPLICATIONS + " " + SEED + " " + COST_RATIO).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static Bundle train(Path directory, Path tables, BiConsumer<String, Double> progress) throws IOException {
        new GeneratedTables(SEED, APPLICATIONS).writeApplications(tables);
        Files.createDirectories(directory.getParent());
        return new Training(
                        ApplicationTable.labelledIn(tables),
                        SubmissionTimes.USUAL,
                        RECIPE,
                        COST_RATIO,
                        SEED,
                        Runtime.getRuntime().availableProcessors())
                .writeTo(directory, progress)
                .bundle();
    }

    private static void requireShape(Ensemble ensemble) {
        int deepest = IntStream.range(0, ensemble.treeCount())
                .map(tree -> ensemble.tree(tree).depth())
                .max()
                .orElse(0);
        if (ensemble.treeCount() != TREES || deepest != DEPTH) {
            throw new Stopped("The model has %d trees of depth %d at most instead of %d of depth %d."
                    .formatted(ensemble.treeCount(), deepest, TREES, DEPTH));
        }
    }

    int leaves() {
        return IntStream.range(0, ensemble.treeCount())
                .map(tree -> (ensemble.tree(tree).nodeCount() + 1) / 2)
                .sum();
    }
}
