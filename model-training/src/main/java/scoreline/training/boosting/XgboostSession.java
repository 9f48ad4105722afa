package scoreline.training.boosting;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** XGBoost's. */
final class XgboostSession implements Session {

    private final DMatrix seen;
    private final @Nullable DMatrix unseen;
    private final Booster booster;

    XgboostSession(Boosting boosting, LabelledRows seen, @Nullable LabelledRows unseen, int threads) {
        this.seen = matrix(seen);
        try {
            this.unseen = unseen == null ? null : matrix(unseen);
            this.booster = XGBoost.train(this.seen, parameters(boosting, threads), 0, Map.of(), null, null);
        } catch (XGBoostError e) {
            this.seen.dispose();
            throw failed(e);
        }
    }

    private static DMatrix matrix(LabelledRows rows) {
        try {
            var matrix = new DMatrix(rows.features(), rows.size(), rows.width(), Float.NaN);
            matrix.setLabel(rows.targets());
            if (rows.isWeighted()) {
                matrix.setWeight(rows.weights());
            }
            return matrix;
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    private static Map<String, Object> parameters(Boosting boosting, int threads) {
        Growth growth = boosting.growth();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("eta", growth.learningRate());
        parameters.put("max_depth", growth.depth());
        parameters.put("min_child_weight", growth.leastHessian());
        parameters.put("subsample", growth.rowShare());
        // A forest's trees are few columns' at each split, a booster's at each tree.
        parameters.put(growth.isForest() ? "colsample_bynode" : "colsample_bytree", growth.columnShare());
        parameters.put("lambda", growth.lambda());
        parameters.put("max_bin", growth.bins());
        if (growth.isForest()) {
            parameters.put("num_parallel_tree", growth.treesOfRound());
        }
        if (!boosting.directions().isEmpty()) {
            parameters.put(
                    "monotone_constraints",
                    boosting.directions().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        }
        parameters.put("seed", boosting.nativeSeed());
        // XGBoost's random state belongs to the thread; without this it would matter which one grows a fold's trees.
        parameters.put("seed_per_iteration", true);
        parameters.put("nthread", threads);
        parameters.put("verbosity", 0);
        return parameters;
    }

    @Override
    public void grow(int round) {
        try {
            booster.update(seen, round);
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    /** XGBoost's own evaluation, which remembers the margins of the earlier trees. */
    @Override
    public double logLoss(int round) {
        try {
            String line = booster.evalSet(new DMatrix[] {unseen()}, new String[] {"unseen"}, round);
            return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1));
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public double[] margins(int rounds) {
        try {
            float[][] found = booster.predict(unseen(), true, rounds);
            return Arrays.stream(found).mapToDouble(margin -> margin[0]).toArray();
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] bytes() {
        try {
            return booster.toByteArray("ubj");
        } catch (XGBoostError e) {
            throw failed(e);
        }
    }

    private DMatrix unseen() {
        return Objects.requireNonNull(unseen, "no unseen rows");
    }

    private static IllegalStateException failed(XGBoostError e) {
        return new IllegalStateException("XGBoost could not train", e);
    }

    @Override
    public void close() {
        booster.dispose();
        seen.dispose();
        if (unseen != null) {
            unseen.dispose();
        }
    }
}
