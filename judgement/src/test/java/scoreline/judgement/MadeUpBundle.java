package scoreline.judgement;

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
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/** A bundle for {@link MadeUp}'s catalogue, trained in a moment on applications nobody made. */
public final class MadeUpBundle {
    private static final int ROWS = 400;
    private static final int FEATURES = 3;

    private MadeUpBundle() {}

    public static Bundle write(Path directory) {
        return write(directory, null);
    }

    /// @param mostInDay the policy's rule, if it has one
    public static Bundle write(Path directory, @Nullable Integer mostInDay) {
        try {
            return contents(mostInDay).write(directory);
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BundleContents contents(@Nullable Integer mostInDay) throws XGBoostError {
        var catalogue = MadeUp.catalogue();
        var encodings = List.of(
                new CategoryEncoding("NAME_CONTRACT_TYPE", 0.1f, Map.of("Cash loans", 0.2f, "Revolving", 0.05f)));
        var encoder = new RowEncoder(catalogue, encodings);
        var random = new SplittableRandom(11);
        var rows = new ArrayList<Row>();
        var features = new float[ROWS][];
        var flat = new float[ROWS * FEATURES];
        var labels = new float[ROWS];
        var targets = new int[ROWS];
        var probabilities = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double credit = random.nextDouble(1_000, 100_000);
            double children = random.nextInt(4) == 0 ? Double.NaN : random.nextInt(5);
            @Nullable
            String contract = random.nextInt(5) == 0 ? null : random.nextBoolean() ? "Cash loans" : "Revolving";
            rows.add(new Row(
                    new double[] {credit, children, Double.NaN}, new @Nullable String[] {null, null, contract}));
            features[i] = encoder.encode(rows.get(i));
            System.arraycopy(features[i], 0, flat, FEATURES * i, FEATURES);
            targets[i] = random.nextDouble() < (credit > 50_000 ? 0.5 : 0.1) ? 1 : 0;
            labels[i] = targets[i];
            probabilities[i] = random.nextDouble();
        }
        byte[] model = model(flat, labels);
        var policy = new Policy(10, 0.2, 0.2, PointsScale.USUAL, mostInDay);
        var reference = Reference.learn(catalogue, rows, features, probabilities);
        var influence = Influence.of(catalogue, Ensemble.read(model), features, (_, _, _) -> {});
        return new BundleContents(
                "made-up",
                MadeUp.catalogueJson(),
                encodings,
                model,
                new Calibration(1, 0),
                policy,
                reference,
                Behaviour.learn(catalogue, reference, policy, rows, features, probabilities, targets, influence),
                Optional.empty(),
                new ReasonBaseline(
                        10,
                        List.of(
                                new ReasonBaseline.Entry("AMT_CREDIT", 0.01f, 40_000.0),
                                new ReasonBaseline.Entry("CNT_CHILDREN", 0.02f, null),
                                new ReasonBaseline.Entry("NAME_CONTRACT_TYPE", 0f, "Revolving"))),
                Map.of("auc", 0.6),
                Map.of(),
                Map.of("seed", "11"),
                11);
    }

    private static byte[] model(float[] flat, float[] labels) throws XGBoostError {
        var matrix = new DMatrix(flat, ROWS, FEATURES, Float.NaN);
        try {
            matrix.setLabel(labels);
            var settings = Map.<String, Object>of(
                    "objective", "binary:logistic", "max_depth", 3, "nthread", 1, "eta", 0.3, "max_bin", 64);
            var booster = XGBoost.train(matrix, settings, 15, Map.of(), null, null);
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
