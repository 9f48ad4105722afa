package scoreline.training.boosting;

import scoreline.scoring.tree.Team;

/// How trees are grown.
///
/// @param trainer that grows them
/// @param learningRate share of each tree that counts, in (0, 1]
/// @param depth splits above a leaf at most, in [1, 12]
/// @param leastHessian sum of p(1 − p) that a leaf needs, not negative
/// @param rowShare of the rows that a tree sees, in (0, 1]
/// @param columnShare of the features that a tree sees, in (0, 1]
/// @param lambda how strongly leaves are drawn to 0, not negative
/// @param bins histogram bins of a feature; at most 254, so that a cut point's index and missing fit a byte
/// @param treesOfRound trees grown at once: 1 boosts, more are a random forest if nothing follows them
/// @param team models of different seeds whose log-odds are averaged: 1, 2, 4 or 8
public record Growth(
        Trainer trainer,
        double learningRate,
        int depth,
        double leastHessian,
        double rowShare,
        double columnShare,
        double lambda,
        int bins,
        int treesOfRound,
        int team) {

    /** Bins that leave room in a byte for missing. */
    public static final int MOST_BINS = 254;

    /** One model of a trainer, tree by tree. */
    public Growth(
            Trainer trainer,
            double learningRate,
            int depth,
            double leastHessian,
            double rowShare,
            double columnShare,
            double lambda,
            int bins) {
        this(trainer, learningRate, depth, leastHessian, rowShare, columnShare, lambda, bins, 1, 1);
    }

    /** The same of XGBoost. */
    public Growth(
            double learningRate,
            int depth,
            double leastHessian,
            double rowShare,
            double columnShare,
            double lambda,
            int bins) {
        this(Trainer.XGBOOST, learningRate, depth, leastHessian, rowShare, columnShare, lambda, bins);
    }

    public Growth {
        requireShare("learningRate", learningRate);
        requireShare("rowShare", rowShare);
        requireShare("columnShare", columnShare);
        if (depth < 1 || depth > 12) {
            throw new IllegalArgumentException("depth must lie in [1, 12], was " + depth);
        }
        if (!(leastHessian >= 0) || !(lambda >= 0)) {
            throw new IllegalArgumentException(
                    "leastHessian and lambda must not be negative, were " + leastHessian + " and " + lambda);
        }
        if (bins < 2 || bins > MOST_BINS) {
            throw new IllegalArgumentException("bins must lie in [2, " + MOST_BINS + "], was " + bins);
        }
        if (treesOfRound < 1 || (treesOfRound > 1 && trainer != Trainer.XGBOOST)) {
            throw new IllegalArgumentException(
                    "treesOfRound must be at least 1, and 1 for " + trainer.title() + ", was " + treesOfRound);
        }
        if (!Team.canBe(team)) {
            throw new IllegalArgumentException("team must be 1, 2, 4 or 8, was " + team);
        }
    }

    /** The same by another trainer. */
    public Growth by(Trainer other) {
        return new Growth(
                other, learningRate, depth, leastHessian, rowShare, columnShare, lambda, bins, treesOfRound, team);
    }

    /** The same by so many models. */
    public Growth team(int models) {
        return new Growth(
                trainer, learningRate, depth, leastHessian, rowShare, columnShare, lambda, bins, treesOfRound, models);
    }

    boolean isForest() {
        return treesOfRound > 1;
    }

    private static void requireShare(String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must lie in (0, 1], was " + share);
        }
    }
}
