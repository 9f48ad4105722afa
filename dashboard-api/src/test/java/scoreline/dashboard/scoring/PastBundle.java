package scoreline.dashboard.scoring;

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
import scoreline.judgement.MadeUp;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/**
 * A bundle that reads a past, trained in a moment on applications nobody made.
 *
 * @param ensemble its model
 */
record PastBundle(Bundle bundle, Ensemble ensemble) {
    private static final int ROWS = 500;
    private static final String FEATURES = "\"features\": [";
    private static final String OF_THE_PAST = """
            "history": [{"name": "bureau", "label": {"en": "Credits", "fr": "Crédits"}, "fields": [
              {"name": "OPENED", "kind": "DAY", "label": {"en": "Opened", "fr": "Ouvert"}, "unit": "days"},
              {"name": "DEBT", "kind": "NUMBER", "label": {"en": "Debt", "fr": "Dette"}, "unit": "currency"}]}],
            "features": [
              {"name": "DEBTS", "formula": {"op": "history", "source": "bureau", "value": "DEBT", "statistic": "sum"},
               "unit": "currency", "label": {"en": "Debts", "fr": "Dettes"}, "group": "HOME", "direction": "NONE"},
              {"name": "DEBTS_TO_CREDIT", "formula": {"op": "ratio", "of": [
                {"op": "history", "source": "bureau", "value": "DEBT", "statistic": "sum"}, "AMT_CREDIT"]},
               "unit": "share", "label": {"en": "Debts to credit", "fr": "Dettes sur crédit"}, "group": "HOME", "direction": "NONE"},
              {"name": "WORST_TO_CREDIT", "formula": {"op": "ratio", "of": [
                {"op": "history", "source": "bureau", "value": "DEBT", "statistic": "max"}, "AMT_CREDIT"]},
               "unit": "share", "label": {"en": "Worst to credit", "fr": "Pire sur crédit"}, "group": "HOME", "direction": "NONE"},
              {"name": "MEAN_SHARE", "formula": {"op": "history", "source": "bureau", "statistic": "mean",
                "value": {"op": "ratio", "of": ["DEBT", {"application": "AMT_CREDIT"}]}},
               "unit": "share", "label": {"en": "Mean share", "fr": "Part moyenne"}, "group": "HOME", "direction": "NONE"},
            """;

    /** Debts, the worst of them, and the mean share, as the catalogue's aggregates are; numbers that float32 has. */
    static double[] past(SplittableRandom random) {
        return random.nextInt(5) == 0
                ? new double[] {Double.NaN, Double.NaN, Double.NaN}
                : new double[] {random.nextInt(100_000), random.nextInt(50_000), random.nextInt(100) / 64.0};
    }

    static PastBundle write(Path directory) {
        try {
            var catalogueJson = new String(MadeUp.catalogueJson(), UTF_8)
                    .replace(FEATURES, OF_THE_PAST)
                    .getBytes(UTF_8);
            var catalogue = Catalogue.read(catalogueJson);
            var encodings = List.of(
                    new CategoryEncoding("NAME_CONTRACT_TYPE", 0.1f, Map.of("Cash loans", 0.2f, "Revolving", 0.05f)));
            var encoder = new RowEncoder(catalogue, encodings);
            var random = new SplittableRandom(12);
            int width = catalogue.features().size();
            var rows = new ArrayList<Row>();
            var features = new float[ROWS][];
            var flat = new float[ROWS * width];
            var labels = new float[ROWS];
            var targets = new int[ROWS];
            var probabilities = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                double credit = random.nextDouble(1_000, 100_000);
                @Nullable String contract = random.nextBoolean() ? "Cash loans" : null;
                rows.add(new Row(
                                new double[] {credit, random.nextInt(5), Double.NaN},
                                new @Nullable String[] {null, null, contract})
                        .with(past(random)));
                features[i] = encoder.encode(rows.get(i));
                System.arraycopy(features[i], 0, flat, width * i, width);
                targets[i] = random.nextInt(3) == 0 || features[i][1] > 2 ? 1 : 0;
                labels[i] = targets[i];
                probabilities[i] = random.nextDouble();
            }
            byte[] model = model(flat, labels, width);
            var policy = new Policy(10, 0.5, 0.3, PointsScale.USUAL, 2);
            var reference = Reference.learn(catalogue, rows, features, probabilities);
            var influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
            var contents = new BundleContents(
                    "of-the-past",
                    catalogueJson,
                    encodings,
                    model,
                    new Calibration(1, 0),
                    policy,
                    reference,
                    Behaviour.learn(catalogue, reference, policy, rows, features, probabilities, targets, influence),
                    Optional.empty(),
                    new ReasonBaseline(
                            10,
                            catalogue.features().stream()
                                    .map(Feature::name)
                                    .map(name -> new ReasonBaseline.Entry(name, 0.01f, null))
                                    .toList()),
                    Map.of("auc", 0.6),
                    Map.of(),
                    Map.of("seed", "12"),
                    12);
            return new PastBundle(contents.write(directory), Ensemble.read(model));
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] model(float[] flat, float[] labels, int width) throws XGBoostError {
        var matrix = new DMatrix(flat, ROWS, width, Float.NaN);
        try {
            matrix.setLabel(labels);
            var settings = Map.<String, Object>of(
                    "objective", "binary:logistic", "max_depth", 4, "nthread", 1, "eta", 0.3, "max_bin", 64);
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
