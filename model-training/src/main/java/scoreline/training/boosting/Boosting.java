package scoreline.training.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** Trees of each fold between two looks at all folds together. */
    private static final int STRIDE = 10;

    public Boosting {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /// Grows a fixed number of trees.
    ///
    /// @param rounds trees, at least 1
    /// @param grown called with the number of new trees, 1, after each
    public Model grow(LabelledRows rows, int rounds, IntConsumer grown) {
        try (var session = new Session(rows, threads)) {
            for (int round = 0; round < rounds; round++) {
                session.grow(round);
                grown.accept(1);
            }
            return new Model(session.booster.toByteArray("ubj"));
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    /// Grows one model a fold, all of them side by side, until the log-loss over the rows they do not see has not
    /// fallen for a while. How many of a fold's trees score its rows is decided by the rows of the other folds:
    /// by its own, its scores would look better than they are.
    ///
    /// @param seen rows of each fold's model
    /// @param unseen rows that each fold's model does not see
    /// @param mostRounds trees at most, at least 1
    /// @param patience trees without improvement after which it stops, at least 1
    /// @param grown called from time to time with the number of new trees
    public FoldScores growFolds(
            List<LabelledRows> seen, List<LabelledRows> unseen, int mostRounds, int patience, IntConsumer grown) {
        try (var folds = new Folds(seen, unseen)) {
            var losses = new Losses(unseen.stream().mapToInt(LabelledRows::size).toArray());
            while (losses.rounds() < mostRounds && losses.rounds() - losses.best() < patience) {
                int rounds = Math.min(STRIDE, mostRounds - losses.rounds());
                losses.add(folds.grow(losses.rounds(), rounds));
                grown.accept(rounds * seen.size());
            }
            List<double[]> margins = new ArrayList<>();
            for (int fold = 0; fold < seen.size(); fold++) {
                margins.add(folds.margins(fold, losses.bestForOthersThan(fold)));
            }
            return new FoldScores(losses.best(), margins);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    /// Grows one model a fold, all of them side by side, of a fixed number of trees.
    ///
    /// @param grown called from time to time with the number of new trees
    public FoldScores growFolds(List<LabelledRows> seen, List<LabelledRows> unseen, int rounds, IntConsumer grown) {
        try (var folds = new Folds(seen, unseen)) {
            for (int done = 0; done < rounds; done += STRIDE) {
                int more = Math.min(STRIDE, rounds - done);
                folds.grow(done, more);
                grown.accept(more * seen.size());
            }
            List<double[]> margins = new ArrayList<>();
            for (int fold = 0; fold < seen.size(); fold++) {
                margins.add(folds.margins(fold, rounds));
            }
            return new FoldScores(rounds, margins);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not train", e);
        }
    }

    private Map<String, Object> parameters(int threadsOfOne) {
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
        // XGBoost's random state belongs to the thread; without this it would matter which one grows a fold's trees.
        parameters.put("seed_per_iteration", true);
        parameters.put("nthread", threadsOfOne);
        parameters.put("verbosity", 0);
        return parameters;
    }

    /** A booster and the rows it learns from, freed together. */
    private final class Session implements AutoCloseable {

        private final Matrix rows;
        private final Booster booster;

        Session(LabelledRows labelled, int threadsOfOne) throws XGBoostError {
            this.rows = new Matrix(labelled);
            try {
                this.booster = XGBoost.train(rows.handle, parameters(threadsOfOne), 0, Map.of(), null, null);
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
            String line = booster.evalSet(new DMatrix[] {other.handle}, new String[] {"unseen"}, round);
            return Double.parseDouble(line.substring(line.lastIndexOf(':') + 1));
        }

        double[] margins(Matrix other, int rounds) throws XGBoostError {
            float[][] found = booster.predict(other.handle, true, rounds);
            return Arrays.stream(found).mapToDouble(margin -> margin[0]).toArray();
        }

        @Override
        public void close() {
            booster.dispose();
            rows.close();
        }
    }

    /// A session for each fold, freed together. Each has one thread and as many grow at a time as there are threads:
    /// threads that share a tree mostly wait for each other. The folds' scores do not depend on how many there are.
    private final class Folds implements AutoCloseable {

        private final List<Session> sessions = new ArrayList<>();
        private final List<Matrix> unseen = new ArrayList<>();
        private final ExecutorService workers = Executors.newFixedThreadPool(threads);

        Folds(List<LabelledRows> seen, List<LabelledRows> unseen) throws XGBoostError {
            try {
                for (LabelledRows rows : seen) {
                    this.sessions.add(new Session(rows, 1));
                }
                for (LabelledRows rows : unseen) {
                    this.unseen.add(new Matrix(rows));
                }
            } catch (XGBoostError e) {
                close();
                throw e;
            }
        }

        /// @param from trees that each model has
        /// @return mean log-loss on each fold's unseen rows after each new tree, shape (folds, rounds)
        double[][] grow(int from, int rounds) throws XGBoostError {
            List<Future<double[]>> growing = new ArrayList<>();
            for (int fold = 0; fold < sessions.size(); fold++) {
                Session session = sessions.get(fold);
                Matrix others = unseen.get(fold);
                growing.add(workers.submit(() -> grow(session, others, from, rounds)));
            }
            var losses = new double[sessions.size()][];
            for (int fold = 0; fold < losses.length; fold++) {
                losses[fold] = join(growing.get(fold));
            }
            return losses;
        }

        private static double[] grow(Session session, Matrix unseen, int from, int rounds) throws XGBoostError {
            var losses = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                session.grow(from + i);
                losses[i] = session.logLoss(unseen, from + i);
            }
            return losses;
        }

        private static double[] join(Future<double[]> growing) throws XGBoostError {
            try {
                return growing.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof XGBoostError error) {
                    throw error;
                }
                throw new IllegalStateException("a fold could not be trained", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("training was interrupted", e);
            }
        }

        /// @return log-odds of the fold's unseen rows by the first trees of its model
        double[] margins(int fold, int rounds) throws XGBoostError {
            return sessions.get(fold).margins(unseen.get(fold), rounds);
        }

        /** Waits for the workers first: what they use is freed next. */
        @Override
        public void close() {
            workers.close();
            sessions.forEach(Session::close);
            unseen.forEach(Matrix::close);
        }
    }

    /** Rows in native memory. */
    private static final class Matrix implements AutoCloseable {

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
