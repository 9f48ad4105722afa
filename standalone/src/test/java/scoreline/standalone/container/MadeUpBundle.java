package scoreline.standalone.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/** A bundle of three features of the shipped application schema, trained on made-up rows in a moment. */
final class MadeUpBundle {
    private static final int ROWS = 400;
    private static final int FEATURES = 3;
    private static final String CATALOGUE = """
            {
              "name": "made-up", "version": 1,
              "fields": [
                {"name": "AMT_CREDIT", "kind": "NUMBER", "mandatory": true, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Credit", "fr": "Crédit"}, "unit": "currency"},
                {"name": "AMT_INCOME_TOTAL", "kind": "NUMBER", "mandatory": false, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Income", "fr": "Revenu"}, "unit": "currency"},
                {"name": "NAME_INCOME_TYPE", "kind": "CATEGORY", "mandatory": false, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Work", "fr": "Travail"}, "unit": "category"}
              ],
              "groups": [
                {"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}},
                {"code": "WORK", "label": {"en": "Work", "fr": "Travail"}}
              ],
              "features": [
                {"name": "AMT_CREDIT", "formula": "AMT_CREDIT", "unit": "currency", "label": {"en": "Credit", "fr": "Crédit"}, "group": "LOAN", "direction": "NONE"},
                {"name": "CREDIT_TO_INCOME", "formula": {"op": "ratio", "of": ["AMT_CREDIT", "AMT_INCOME_TOTAL"]}, "unit": "ratio", "label": {"en": "Credit over income", "fr": "Crédit sur revenu"}, "group": "LOAN", "direction": "INCREASING"},
                {"name": "NAME_INCOME_TYPE", "formula": "NAME_INCOME_TYPE", "unit": "category", "label": {"en": "Work", "fr": "Travail"}, "group": "WORK", "direction": "NONE"}
              ]
            }
            """;

    private MadeUpBundle() {}

    static void write(Path directory) throws IOException, XGBoostError {
        byte[] json = CATALOGUE.getBytes(UTF_8);
        var catalogue = Catalogue.read(json);
        var encodings =
                List.of(new CategoryEncoding("NAME_INCOME_TYPE", 0.1f, Map.of("Working", 0.12f, "Pensioner", 0.06f)));
        var encoder = new RowEncoder(catalogue, encodings);
        var random = new SplittableRandom(7);
        List<Row> rows = new ArrayList<>();
        var features = new float[ROWS][];
        var flat = new float[ROWS * FEATURES];
        var labels = new float[ROWS];
        var targets = new int[ROWS];
        var probabilities = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double credit = 10_000 + random.nextDouble(500_000);
            double income = random.nextInt(10) == 0 ? Double.NaN : 20_000 + random.nextDouble(300_000);
            @Nullable String work = random.nextInt(5) == 0 ? null : random.nextBoolean() ? "Working" : "Pensioner";
            rows.add(new Row(new double[] {credit, income, Double.NaN}, new @Nullable String[] {null, null, work}));
            features[i] = encoder.encode(rows.get(i));
            System.arraycopy(features[i], 0, flat, i * FEATURES, FEATURES);
            targets[i] = random.nextDouble() < (credit > 2 * income ? 0.3 : 0.1) ? 1 : 0;
            labels[i] = targets[i];
            probabilities[i] = random.nextDouble();
        }
        byte[] model = model(flat, labels);
        var policy = new Policy(10, 0.2, 0.2, PointsScale.USUAL);
        var reference = Reference.learn(catalogue, rows, features, probabilities);
        var influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
        new BundleContents(
                        "made-up",
                        json,
                        encodings,
                        model,
                        new Calibration(1, 0),
                        policy,
                        reference,
                        Behaviour.learn(
                                catalogue, reference, policy, rows, features, probabilities, targets, influence),
                        Optional.empty(),
                        new ReasonBaseline(
                                10,
                                List.of(
                                        new ReasonBaseline.Entry("AMT_CREDIT", 0.01f, 250_000.0),
                                        new ReasonBaseline.Entry("CREDIT_TO_INCOME", 0.02f, 1.8),
                                        new ReasonBaseline.Entry("NAME_INCOME_TYPE", 0f, "Working"))),
                        Map.of("rows", ROWS),
                        Map.of(),
                        Map.of("seed", "7"),
                        7)
                .write(directory);
    }

    private static byte[] model(float[] flat, float[] labels) throws XGBoostError {
        var matrix = new DMatrix(flat, ROWS, FEATURES, Float.NaN);
        try {
            matrix.setLabel(labels);
            Map<String, Object> settings =
                    Map.of("objective", "binary:logistic", "max_depth", 3, "nthread", 1, "max_bin", 64);
            var booster = XGBoost.train(matrix, settings, 10, Map.of(), null, null);
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
