package scoreline.tracking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/** A bundle of one feature, trained on noise in a moment. */
final class MadeUpBundle {
    private static final int ROWS = 200;

    private static final byte[] CATALOGUE = """
            {"name": "made-up", "version": 1,
             "fields": [{"name": "CREDIT", "kind": "NUMBER", "mandatory": true, "sentinels": [],
               "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"},
               "label": {"en": "Credit", "fr": "Crédit"}, "unit": "currency"}],
             "groups": [{"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}}],
             "features": [{"name": "CREDIT", "formula": "CREDIT", "unit": "currency",
               "label": {"en": "Credit", "fr": "Crédit"}, "group": "LOAN", "direction": "NONE"}]}
            """.getBytes(StandardCharsets.UTF_8);

    private MadeUpBundle() {}

    /** Another seed gives another bundle. */
    static Bundle write(Path directory, long seed) {
        var catalogue = Catalogue.read(CATALOGUE);
        var encoder = new RowEncoder(catalogue, List.of());
        var random = new SplittableRandom(seed);
        var rows = new ArrayList<Row>();
        var features = new float[ROWS][];
        var flat = new float[ROWS];
        var labels = new float[ROWS];
        var targets = new int[ROWS];
        var probabilities = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows.add(new Row(new double[] {random.nextDouble(1_000, 9_000)}, new @Nullable String[1]));
            features[i] = encoder.encode(rows.get(i));
            flat[i] = features[i][0];
            targets[i] = random.nextInt(2);
            labels[i] = targets[i];
            probabilities[i] = random.nextDouble();
        }
        var policy = new Policy(10, 0.2, 0.2, PointsScale.USUAL);
        var reference = Reference.learn(catalogue, rows, features, probabilities);
        try {
            byte[] model = model(flat, labels);
            var influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
            return new BundleContents(
                            "made-up",
                            CATALOGUE,
                            List.of(),
                            model,
                            new Calibration(1, 0),
                            policy,
                            reference,
                            Behaviour.learn(
                                    catalogue, reference, policy, rows, features, probabilities, targets, influence),
                            Optional.empty(),
                            new ReasonBaseline(10, List.of(new ReasonBaseline.Entry("CREDIT", 0f, null))),
                            Map.of(
                                    "auc",
                                    0.5 + seed / 100.0,
                                    "confusion",
                                    Map.of("refused", seed),
                                    "worst",
                                    Double.NaN),
                            Map.of("MODEL_CARD.md", "# Made up".getBytes(StandardCharsets.UTF_8)),
                            Map.of("seed", Long.toString(seed), "recipe", "{\"growth\":{\"depth\":3},\"folds\":2}"),
                            seed)
                    .write(directory);
        } catch (IOException | XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] model(float[] flat, float[] labels) throws XGBoostError {
        var matrix = new DMatrix(flat, ROWS, 1, Float.NaN);
        try {
            matrix.setLabel(labels);
            var settings = Map.<String, Object>of("objective", "binary:logistic", "max_depth", 2, "nthread", 1);
            var booster = XGBoost.train(matrix, settings, 5, Map.of(), null, null);
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
