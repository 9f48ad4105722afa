package scoreline.training.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Boosted trees of log-loss. The same rows, growth, seed and thread count give the same bytes.
///
/// @param growth of each tree
/// @param directions by feature 1 where a larger value may only raise the risk, -1 where it may only lower it, else 0;
///     empty where nothing is demanded
/// @param seed of the rows and columns that each tree sees
/// @param threads at least 1
public record Boosting(Growth growth, List<Integer> directions, long seed, int threads) {

    /** Trees of each fold between two looks at all folds together. */
    private static final int STRIDE = 10;

    public Boosting {
        directions = List.copyOf(directions);
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /** In whatever direction. */
    public Boosting(Growth growth, long seed, int threads) {
        this(growth, List.of(), seed, threads);
    }

    /** As the libraries want it. */
    int nativeSeed() {
        return (int) (seed ^ (seed >>> 32)) & Integer.MAX_VALUE;
    }

    /// Grows a fixed number of rounds.
    ///
    /// @param rounds at least 1
    /// @param grown called with the number of new rounds, 1, after each
    public Model grow(LabelledRows rows, int rounds, IntConsumer grown) {
        try (var session = growth.trainer().open(this, rows, null, threads)) {
            for (int round = 0; round < rounds; round++) {
                session.grow(round);
                grown.accept(1);
            }
            return new Model(session.bytes());
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
        }
    }

    /**
     * A session for each fold, freed together. As many grow at a time as there are threads, each on one: threads that share a
     * tree mostly wait for each other. The folds' scores do not depend on how many there are. A session opens on the thread it
     * grows on, because how much LightGBM says is the thread's affair.
     */
    private final class Folds implements AutoCloseable {

        private final List<Session> sessions = new ArrayList<>();
        private final List<ExecutorService> workers = new ArrayList<>();

        Folds(List<LabelledRows> seen, List<LabelledRows> unseen) {
            for (int thread = 0; thread < Math.min(threads, seen.size()); thread++) {
                workers.add(Executors.newSingleThreadExecutor());
            }
            try {
                List<Future<Session>> opening = new ArrayList<>();
                for (int fold = 0; fold < seen.size(); fold++) {
                    LabelledRows own = seen.get(fold);
                    LabelledRows others = unseen.get(fold);
                    opening.add(worker(fold).submit(() -> growth.trainer().open(Boosting.this, own, others, 1)));
                }
                for (Future<Session> session : opening) {
                    sessions.add(join(session));
                }
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private ExecutorService worker(int fold) {
            return workers.get(fold % workers.size());
        }

        /// @param from trees that each model has
        /// @return mean log-loss on each fold's unseen rows after each new tree, shape (folds, rounds)
        double[][] grow(int from, int rounds) {
            List<Future<double[]>> growing = new ArrayList<>();
            for (int fold = 0; fold < sessions.size(); fold++) {
                Session session = sessions.get(fold);
                growing.add(worker(fold).submit(() -> grow(session, from, rounds)));
            }
            var losses = new double[sessions.size()][];
            for (int fold = 0; fold < losses.length; fold++) {
                losses[fold] = join(growing.get(fold));
            }
            return losses;
        }

        private static double[] grow(Session session, int from, int rounds) {
            var losses = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                session.grow(from + i);
                losses[i] = session.logLoss(from + i);
            }
            return losses;
        }

        private static <T> T join(Future<T> work) {
            try {
                return work.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a fold could not be trained", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("training was interrupted", e);
            }
        }

        /// @return log-odds of the fold's unseen rows by the first trees of its model
        double[] margins(int fold, int rounds) {
            return sessions.get(fold).margins(rounds);
        }

        /** Waits for the workers first: what they use is freed next. */
        @Override
        public void close() {
            workers.forEach(ExecutorService::close);
            sessions.forEach(Session::close);
        }
    }
}
