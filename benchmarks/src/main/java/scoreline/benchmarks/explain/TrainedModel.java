package scoreline.benchmarks.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32C;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import scoreline.scoring.tree.Ensemble;
import scoreline.scoring.tree.UnusableModel;

/**
 * A model that XGBoost trained on made-up rows, kept for the next run.
 *
 * @param file its UBJ
 */
record TrainedModel(ModelSize size, Path file, Ensemble ensemble) {
    private static final long SEED = 1;
    private static final int ROWS = 40_000;

    /// Reads the model that an earlier run trained by the same parameters, or trains it.
    ///
    /// @param cache where models are kept; anything in it may be deleted
    /// @param progress takes the share of the training that is done
    static TrainedModel obtain(ModelSize size, Path cache, DoubleConsumer progress) throws IOException {
        Path file = cache.resolve("explain-" + size.label() + "-" + key(size) + ".ubj");
        try {
            return new TrainedModel(size, file, Ensemble.readXgboost(Files.readAllBytes(file)));
        } catch (NoSuchFileException | UnusableModel absentOrDamaged) {
            Files.createDirectories(cache);
            Path whole = Files.write(Files.createTempFile(cache, "explain-", ".tmp"), train(size, progress));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
            return new TrainedModel(size, file, Ensemble.readXgboost(Files.readAllBytes(file)));
        }
    }

    /** Of all that the model depends on, but for the code. */
    private static String key(ModelSize size) {
        var crc = new CRC32C();
        var all = size.trees + " " + new TreeMap<>(size.parameters()) + " " + SEED + " " + ROWS;
        crc.update(all.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static byte[] train(ModelSize size, DoubleConsumer progress) {
        var rows = MadeUpRows.draw(SEED, ROWS);
        Map<String, Object> parameters = new HashMap<>(size.parameters());
        parameters.put("nthread", Runtime.getRuntime().availableProcessors());
        parameters.put("verbosity", 0);
        try {
            var matrix = new DMatrix(rows.features(), rows.count(), MadeUpRows.FEATURES, Float.NaN);
            try {
                matrix.setLabel(rows.labels());
                var booster = XGBoost.train(matrix, parameters, 0, Map.of(), null, null);
                try {
                    for (int tree = 0; tree < size.trees; tree++) {
                        booster.update(matrix, tree);
                        progress.accept((tree + 1.0) / size.trees);
                    }
                    return booster.toByteArray("ubj");
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }
}
