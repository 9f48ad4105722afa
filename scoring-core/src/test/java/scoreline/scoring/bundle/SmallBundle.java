package scoreline.scoring.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
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

/** A bundle of four features, trained on made-up applications in a moment. */
final class SmallBundle {

    private static final String CATALOGUE = """
            {
              "name": "small", "version": 1,
              "fields": [
                {"name": "CREDIT", "kind": "NUMBER", "mandatory": true, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Credit", "fr": "Crédit"}, "unit": "currency"},
                {"name": "INCOME", "kind": "NUMBER", "mandatory": false, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Income", "fr": "Revenu"}, "unit": "currency"},
                {"name": "DAYS_EMPLOYED", "kind": "NUMBER", "mandatory": false, "sentinels": [365243], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Employed", "fr": "Emploi"}, "unit": "days"},
                {"name": "WORK", "kind": "CATEGORY", "mandatory": false, "sentinels": [], "protectedAttribute": false, "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Work", "fr": "Travail"}, "unit": "category"}
              ],
              "groups": [
                {"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}},
                {"code": "JOB", "label": {"en": "Job", "fr": "Emploi"}}
              ],
              "features": [
                {"name": "CREDIT", "formula": "CREDIT", "unit": "currency", "label": {"en": "Credit", "fr": "Crédit"}, "group": "LOAN", "direction": "NONE"},
                {"name": "CREDIT_TO_INCOME", "formula": {"op": "ratio", "of": ["CREDIT", "INCOME"]}, "unit": "ratio", "label": {"en": "Credit over income", "fr": "Crédit sur revenu"}, "group": "LOAN", "direction": "INCREASING"},
                {"name": "DAYS_EMPLOYED", "formula": "DAYS_EMPLOYED", "unit": "days", "label": {"en": "Employed", "fr": "Emploi"}, "group": "JOB", "direction": "NONE"},
                {"name": "WORK", "formula": "WORK", "unit": "category", "label": {"en": "Work", "fr": "Travail"}, "group": "JOB", "direction": "NONE"}
              ]
            }
            """;

    private static final int ROWS = 600;

    private SmallBundle() {}

    static BundleContents contents() {
        try {
            return trained();
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static BundleContents trained() throws XGBoostError {
        byte[] json = CATALOGUE.getBytes(StandardCharsets.UTF_8);
        Catalogue catalogue = Catalogue.read(json);
        var encodings = List.of(new CategoryEncoding("WORK", 0.1f, Map.of("office", 0.05f, "road", 0.2f)));
        var encoder = new RowEncoder(catalogue, encodings);
        var random = new SplittableRandom(7);
        List<Row> rows = new ArrayList<>();
        var features = new float[ROWS][];
        var flat = new float[ROWS * 4];
        var labels = new float[ROWS];
        var targets = new int[ROWS];
        var probabilities = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double credit = 1_000 + random.nextDouble(100_000);
            double income = random.nextInt(10) == 0 ? Double.NaN : 10_000 + random.nextDouble(90_000);
            double employed = random.nextInt(5) == 0 ? 365_243 : -random.nextDouble(9_000);
            @Nullable String work = random.nextInt(4) == 0 ? null : random.nextBoolean() ? "office" : "road";
            rows.add(new Row(
                    new double[] {credit, income, employed, Double.NaN},
                    new @Nullable String[] {null, null, null, work}));
            features[i] = encoder.encode(rows.get(i));
            System.arraycopy(features[i], 0, flat, 4 * i, 4);
            targets[i] = random.nextDouble() < (credit > income ? 0.3 : 0.1) ? 1 : 0;
            labels[i] = targets[i];
            probabilities[i] = random.nextDouble();
        }
        var matrix = new DMatrix(flat, ROWS, 4, Float.NaN);
        matrix.setLabel(labels);
        Booster booster = XGBoost.train(
                matrix,
                Map.of("objective", "binary:logistic", "max_depth", 3, "nthread", 1, "eta", 0.2, "max_bin", 64),
                20,
                Map.of(),
                null,
                null);
        byte[] model = booster.toByteArray("ubj");
        booster.dispose();
        matrix.dispose();
        var policy = new Policy(10, 0.2, 0.2, PointsScale.USUAL);
        Reference reference = Reference.learn(catalogue, rows, features, probabilities);
        Influence influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
        var baseline = new ReasonBaseline(
                10,
                List.of(
                        new ReasonBaseline.Entry("CREDIT", 0.01f, 40_000.0),
                        new ReasonBaseline.Entry("CREDIT_TO_INCOME", 0.02f, 0.8),
                        new ReasonBaseline.Entry("DAYS_EMPLOYED", -0.01f, null),
                        new ReasonBaseline.Entry("WORK", 0f, "office")));
        return new BundleContents(
                "small",
                json,
                encodings,
                model,
                new Calibration(1, 0),
                policy,
                reference,
                Behaviour.learn(catalogue, reference, policy, rows, features, probabilities, targets, influence),
                Optional.empty(),
                baseline,
                Map.of("auc", 0.6),
                Map.of("MODEL_CARD.md", "# Small\n".getBytes(StandardCharsets.UTF_8)),
                Map.of("seed", "7", "rows", Arrays.toString(new int[] {ROWS})),
                7);
    }
}
