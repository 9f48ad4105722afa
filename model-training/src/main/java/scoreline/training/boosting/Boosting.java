package scoreline.training.boosting;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Boosted trees of unweighted log-loss. The same rows, growth, seed and thread count give the same bytes.
///
/// @param growth of each tree
/// @param seed of the rows and columns that each tree sees
/// @param threads at least 1
public record Boosting(Growth growth, long seed, int threads) {

    public Boosting {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /// Grows a fixed number of trees.
    ///
    /// @param rounds trees, at least 1
    /// @param grown called with the number of trees after each
    public Model grow(LabelledRows rows, int rounds, IntConsumer grown) {
        try (var session = new Session(rows)) {
            for (int round = 0; round < rounds; round++) {
                session.grow(round);
                grown.accept(round + 1);
            }
            return new Model(session.booster.toByteArray("ubj"));
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    /// Grows trees until the log-loss on other rows has not fallen for a while.
    ///
    /// @param judge rows that no tree sees
    /// @param mostRounds trees at most, at least 1
    /// @param patience trees without improvement after which it stops, at least 1
    /// @param grown called with the number of trees after each
    /// @return the number of trees with the least log-loss on the judge, in [1, mostRounds]
    public int bestRounds(LabelledRows rows, LabelledRows judge, int mostRounds, int patience, IntConsumer grown) {
        try (var session = new Session(rows);
                var other = new Matrix(judge)) {
            int best = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int round = 0; round < mostRounds && round + 1 - best <= patience; round++) {
                session.grow(round);
                grown.accept(round + 1);
                double loss = session.logLoss(other, round);
                if (loss < least) {
                    least = loss;
                    best = round + 1;
                }
            }
            return best;
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("eta", growth.learningRate());
        parameters.put("max_depth", growth.depth());
        parameters.put("min_child_weight", growth.leastHessian());
        parameters.put("subsample", growth.rowShare());
        parameters.put("colsample_bytree", growth.columnShare());
        parameters.put("lambda", growth.lambda());
        parameters.put("max_bin", growth.bins());
        parameters.put("seed", (int) (seed ^ (seed >>> 32)) & Integer.MAX_VALUE);
        parameters.put("nthread", threads);
        parameters.put("verbosity", 0);
        return parameters;
    }

    /** A booster and the rows it learns from, freed together. */
    private final class Session implements AutoCloseable {

        private final Matrix rows;
        private final Booster booster;

        Session(LabelledRows labelled) throws XGBoostError {
            this.rows = new Matrix(labelled);
            try {
                this.booster = XGBoost.train(rows.handle, parameters(), 0, Map.of(), null, null);
            } catch (XGBoostError e) {
                rows.close();
                throw e;
            }
        }

        void grow(int round) throws XGBoostError {
            booster.update(rows.handle, round);
        }

        /** XGBoost's own evaluation, which remembers the margins of the earlier trees. */
        double logLoss(Matrix other, int round) throws XGBoostError {
            String line = booster.evalSet(new DMatrix[] {other.handle}, new String[] {"judge"}, round);
            return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1));
        }

        @Override
        public void close() {
            booster.dispose();
            rows.close();
        }
    }

    /** Rows in native memory. */
    static final class Matrix implements AutoCloseable {

        private final DMatrix handle;

        Matrix(LabelledRows rows) throws XGBoostError {
            this.handle = new DMatrix(rows.features(), rows.size(), rows.width(), Float.NaN);
            try {
                handle.setLabel(rows.targets());
            } catch (XGBoostError e) {
                handle.dispose();
                throw e;
            }
        }

        @Override
        public void close() {
            handle.dispose();
        }
    }
}
