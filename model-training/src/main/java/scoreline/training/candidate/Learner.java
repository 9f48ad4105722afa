package scoreline.training.candidate;

import java.util.List;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.boosting.Trainer;

/** A family of models with its settings. */
public sealed interface Learner {

    /** In a word or two, for a table. */
    String family();

    /** Whether it takes features with gaps and categories as default rates, as trees do, or wants {@code DenseColumns}. */
    default boolean isOfTrees() {
        return false;
    }

    /// Learns on one thread. The same rows, settings and seed give the same model.
    Learned learn(LabelledRows rows, long seed);

    /** What has been learnt. */
    interface Learned {
        /// @return log-odds of default, shape (rows)
        double[] margins(LabelledRows rows);

        /** Size when stored. */
        long bytes();
    }

    /** Says the same of everybody: what a model must beat. */
    record Prior() implements Learner {
        @Override
        public String family() {
            return "Dummy";
        }

        @Override
        public Learned learn(LabelledRows rows, long seed) {
            return PriorModel.learn(rows);
        }
    }

    /// Logistic regression with a quadratic penalty.
    ///
    /// @param c weight of the log-loss over that of the penalty, above 0
    record Logistic(double c) implements Learner {
        @Override
        public String family() {
            return "Logistic regression";
        }

        @Override
        public Learned learn(LabelledRows rows, long seed) {
            return LogisticModel.learn(rows, c);
        }
    }

    /// Default rate of the nearest applicants of a sample.
    ///
    /// @param neighbours at least 1
    /// @param sample applicants that are kept; whoever is scored is compared with each of them
    record Neighbours(int neighbours, int sample) implements Learner {
        @Override
        public String family() {
            return "Nearest neighbours";
        }

        @Override
        public Learned learn(LabelledRows rows, long seed) {
            return NeighbourModel.learn(rows, neighbours, sample, seed);
        }
    }

    /// Trees, boosted or a forest.
    ///
    /// @param rounds at least 1
    /// @param directions by feature, as in [Boosting]; empty where nothing is demanded
    record Trees(Growth growth, int rounds, List<Integer> directions) implements Learner {
        public Trees {
            directions = List.copyOf(directions);
        }

        public Trees(Growth growth, int rounds) {
            this(growth, rounds, List.of());
        }

        @Override
        public String family() {
            return growth.treesOfRound() > 1
                    ? "Random forest"
                    : growth.trainer().title();
        }

        @Override
        public boolean isOfTrees() {
            return true;
        }

        @Override
        public Learned learn(LabelledRows rows, long seed) {
            var model = new Boosting(growth, directions, seed, 1).grow(rows, rounds, _ -> {});
            return new Learned() {
                @Override
                public double[] margins(LabelledRows unseen) {
                    return model.margins(unseen);
                }

                @Override
                public long bytes() {
                    return model.bytes().length;
                }
            };
        }

        /** A forest grows in one round. */
        public static Trees forest(int trees) {
            return new Trees(new Growth(Trainer.XGBOOST, 1, 12, 10, 0.6, 0.1, 0, Growth.MOST_BINS, trees, 1), 1);
        }
    }
}
