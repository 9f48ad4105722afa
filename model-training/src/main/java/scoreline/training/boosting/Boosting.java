package scoreline.training.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import scoreline.scoring.tree.Team;

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

    /** What grows each model of the team. */
    private List<Boosting> members() {
        return IntStream.range(0, growth.team())
                .mapToObj(member -> new Boosting(growth.team(1), directions, seed + member, threads))
                .toList();
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
        List<byte[]> models = new ArrayList<>();
        for (Boosting member : members()) {
            try (var session = growth.trainer().open(member, rows, null, threads)) {
                for (int round = 0; round < rounds; round++) {
                    session.grow(round);
                    grown.accept(1);
                }
                models.add(session.bytes());
            }
        }
        return new Model(Team.file(models));
    }

    /// Grows one model a fold, all of them side by side, until the log-loss over the rows they do not see has not
    /// fallen for a while. How many of a fold's trees score its rows is decided by the rows of the other folds:
    /// by its own, its scores would look better than they are. The first model of a team decides for all.
    ///
    /// @param seen rows of each fold's model
    /// @param unseen rows that each fold's model does not see
    /// @param mostRounds trees at most, at least 1
    /// @param patience trees without improvement after which it stops, at least 1
    /// @param grown called from time to time with the number of new trees
    public FoldScores growFolds(
            List<LabelledRows> seen, List<LabelledRows> unseen, int mostRounds, int patience, IntConsumer grown) {
        List<Boosting> members = members();
        Counted first = members.getFirst().count(seen, unseen, mostRounds, patience, grown);
        List<List<double[]>> margins = new ArrayList<>(List.of(first.margins));
        for (Boosting other : members.subList(1, members.size())) {
            margins.add(other.margins(seen, unseen, first.roundsOfFold, grown));
        }
        return new FoldScores(first.rounds, means(margins));
    }

    /// Grows one model a fold, all of them side by side, of a fixed number of trees.
    ///
    /// @param grown called from time to time with the number of new trees
    public FoldScores growFolds(List<LabelledRows> seen, List<LabelledRows> unseen, int rounds, IntConsumer grown) {
        int[] roundsOfFold = new int[seen.size()];
        Arrays.fill(roundsOfFold, rounds);
        return new FoldScores(
                rounds,
                means(members().stream()
                        .map(member -> member.margins(seen, unseen, roundsOfFold, grown))
                        .toList()));
    }

    /// How many trees serve, and what the folds' models say with them.
    ///
    /// @param rounds for a model of every row
    /// @param roundsOfFold for each fold's model, by the rows of the others
    /// @param margins as in [FoldScores]
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Counted(int rounds, int[] roundsOfFold, List<double[]> margins) {}

    private Counted count(
            List<LabelledRows> seen, List<LabelledRows> unseen, int mostRounds, int patience, IntConsumer grown) {
        try (var folds = new Folds(seen, unseen)) {
            var losses = new Losses(unseen.stream().mapToInt(LabelledRows::size).toArray());
            while (losses.rounds() < mostRounds && losses.rounds() - losses.best() < patience) {
                int rounds = Math.min(STRIDE, mostRounds - losses.rounds());
                losses.add(folds.grow(losses.rounds(), rounds));
                grown.accept(rounds * seen.size());
            }
            int[] roundsOfFold = IntStream.range(0, seen.size())
                    .map(losses::bestForOthersThan)
                    .toArray();
            return new Counted(losses.best(), roundsOfFold, folds.margins(roundsOfFold));
        }
    }

    private List<double[]> margins(
            List<LabelledRows> seen, List<LabelledRows> unseen, int[] roundsOfFold, IntConsumer grown) {
        int rounds = IntStream.of(roundsOfFold).max().orElse(0);
        try (var folds = new Folds(seen, unseen)) {
            for (int done = 0; done < rounds; done += STRIDE) {
                int more = Math.min(STRIDE, rounds - done);
                folds.grow(done, more);
                grown.accept(more * seen.size());
            }
            return folds.margins(roundsOfFold);
        }
    }

    /** Fold by fold and row by row over the models of a team. */
    private static List<double[]> means(List<List<double[]>> ofModels) {
        return IntStream.range(0, ofModels.getFirst().size())
                .mapToObj(fold -> {
                    double[] mean = new double[ofModels.getFirst().get(fold).length];
                    for (List<double[]> model : ofModels) {
                        Arrays.setAll(mean, row -> mean[row] + model.get(fold)[row] / ofModels.size());
                    }
                    return mean;
                })
                .toList();
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

        /// @param rounds trees that count, by fold
        /// @return log-odds of each fold's unseen rows
        List<double[]> margins(int[] rounds) {
            return IntStream.range(0, rounds.length)
                    .mapToObj(fold -> sessions.get(fold).margins(rounds[fold]))
                    .toList();
        }

        /** Waits for the workers first: what they use is freed next. */
        @Override
        public void close() {
            workers.forEach(ExecutorService::close);
            sessions.forEach(Session::close);
        }
    }
}
