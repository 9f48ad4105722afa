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
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.tree.Ensemble;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.Training;
import scoreline.training.boosting.Growth;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * A bundle of 500 trees of depth 6, trained on generated tables and kept for the next run.
 *
 * @param directory of the bundle
 * @param ensemble its model, read again: a bundle does not show it
 */
record BenchmarkBundle(Path directory, Bundle bundle, Ensemble ensemble) {
    static final int TREES = 500;
    static final int DEPTH = 6;

    private static final int APPLICATIONS = 10_000;

    /** Fewer, because the past of each is some 250 records. */
    private static final int APPLICATIONS_WITH_PAST = 4_000;

    private static final long SEED = 1;
    private static final double COST_RATIO = 10;

    /** Learns so slowly that no tree is one too many: the number of trees is the point here, not how good they are. */
    private static Recipe slow(double learningRate) {
        return new Recipe(
                new Growth(learningRate, DEPTH, 1, 0.8, 0.5, 1, Growth.MOST_BINS), TREES, TREES, 2, 200, 10, 4);
    }

    /// Loads the bundle that an earlier run trained by the same parameters, or trains it.
    ///
    /// @param cache where bundles are kept from run to run
    /// @param scratch for the table, deleted by the caller
    /// @param progress takes what is being done and the share of it that is done
    static BenchmarkBundle obtain(Path cache, Path scratch, BiConsumer<String, Double> progress) throws IOException {
        return obtain(
                Catalogue.homeCreditJson(),
                new GeneratedTables(SEED, APPLICATIONS),
                slow(0.004),
                cache,
                scratch,
                progress);
    }

    /** The same of a bundle that reads its customers' past. */
    static BenchmarkBundle obtainWithPast(Path cache, Path scratch, BiConsumer<String, Double> progress)
            throws IOException {
        return obtain(
                Catalogue.homeCreditWithHistoryJson(),
                new GeneratedTables(SEED, APPLICATIONS_WITH_PAST),
                slow(0.001),
                cache,
                scratch,
                progress);
    }

    private static BenchmarkBundle obtain(
            byte[] catalogue,
            GeneratedTables tables,
            Recipe recipe,
            Path cache,
            Path scratch,
            BiConsumer<String, Double> progress)
            throws IOException {
        Path directory = cache.resolve("bundle-" + key(catalogue, tables, recipe));
        Bundle bundle;
        try {
            bundle = Bundle.load(directory);
        } catch (UnusableBundle absentOrOlder) {
            bundle = train(catalogue, tables, recipe, directory, scratch.resolve("training"), progress);
        }
        var ensemble = Ensemble.readXgboost(Files.readAllBytes(directory.resolve("model.ubj")));
        requireShape(ensemble);
        return new BenchmarkBundle(directory, bundle, ensemble);
    }

    /** Of all that the bundle depends on, but for the code. */
    private static String key(byte[] catalogue, GeneratedTables tables, Recipe recipe) {
        var crc = new CRC32C();
        crc.update((recipe + " " + tables + " " + COST_RATIO).getBytes(StandardCharsets.UTF_8));
        crc.update(catalogue);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static Bundle train(
            byte[] catalogue,
            GeneratedTables generated,
            Recipe recipe,
            Path directory,
            Path tables,
            BiConsumer<String, Double> progress)
            throws IOException {
        if (Catalogue.read(catalogue).history().isEmpty()) {
            generated.writeApplications(tables);
        } else {
            generated.write(tables);
        }
        Files.createDirectories(directory.getParent());
        return new Training(
                        ApplicationTable.labelledIn(tables),
                        SubmissionTimes.USUAL,
                        recipe,
                        COST_RATIO,
                        SEED,
                        Runtime.getRuntime().availableProcessors())
                .writeTo(directory, catalogue, progress)
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
