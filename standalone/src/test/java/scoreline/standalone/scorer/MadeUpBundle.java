package scoreline.standalone.scorer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/** A bundle for the shipped catalogue that knows nothing: trained in a moment on noise. */
final class MadeUpBundle {
    private static final int ROWS = 300;

    private MadeUpBundle() {}

    static Bundle write(Path directory) throws IOException, XGBoostError {
        var catalogue = Catalogue.homeCredit();
        var encodings = catalogue.features().stream()
                .filter(Feature::isCategory)
                .map(feature -> new CategoryEncoding(feature.name(), 0.1f, Map.of("a", 0.2f, "b", 0.05f)))
                .toList();
        var encoder = new RowEncoder(catalogue, encodings);
        var random = new SplittableRandom(11);
        int width = catalogue.features().size();
        var rows = new ArrayList<Row>();
        var features = new float[ROWS][];
        var flat = new float[ROWS * width];
        var labels = new float[ROWS];
        var targets = new int[ROWS];
        var probabilities = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(catalogue, random));
            features[i] = encoder.encode(rows.get(i));
            System.arraycopy(features[i], 0, flat, width * i, width);
            targets[i] = random.nextInt(4) == 0 ? 1 : 0;
            labels[i] = targets[i];
            probabilities[i] = random.nextDouble();
        }
        var baseline = catalogue.features().stream()
                .map(feature -> new ReasonBaseline.Entry(feature.name(), 0f, null))
                .toList();
        byte[] model = model(flat, width, labels);
        var policy = new Policy(10, 0.2, 0.2, PointsScale.USUAL);
        var reference = Reference.learn(catalogue, rows, features, probabilities);
        var influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
        return new BundleContents(
                        "made-up",
                        Catalogue.homeCreditJson(),
                        encodings,
                        model,
                        new Calibration(1, 0),
                        policy,
                        reference,
                        Behaviour.learn(
                                catalogue, reference, policy, rows, features, probabilities, targets, influence),
                        Optional.empty(),
                        new ReasonBaseline(10, baseline),
                        Map.of("auc", 0.5),
                        Map.of(),
                        Map.of("seed", "11"),
                        11)
                .write(directory);
    }

    private static Row row(Catalogue catalogue, SplittableRandom random) {
        int size = catalogue.fields().size();
        var numbers = new double[size];
        var texts = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            boolean isNumber = catalogue.fields().get(i).kind() == Field.Kind.NUMBER;
            boolean isThere = random.nextInt(5) > 0;
            numbers[i] = isNumber && isThere ? random.nextDouble(-1_000, 100_000) : Double.NaN;
            texts[i] = !isNumber && isThere ? random.nextBoolean() ? "a" : "b" : null;
        }
        return new Row(numbers, texts);
    }

    private static byte[] model(float[] flat, int width, float[] labels) throws XGBoostError {
        var matrix = new DMatrix(flat, ROWS, width, Float.NaN);
        try {
            matrix.setLabel(labels);
            var settings = Map.<String, Object>of(
                    "objective", "binary:logistic", "max_depth", 3, "nthread", 1, "eta", 0.3, "max_bin", 64);
            var booster = XGBoost.train(matrix, settings, 20, Map.of(), null, null);
            try {
                return booster.toByteArray("ubj");
            } finally {
                booster.dispose();
            }
        } finally {
            matrix.dispose();
        }
    }
}
