package scoreline.training.experiment;

import scoreline.training.boosting.Growth;

/// How a model is trained.
///
/// @param growth of the trees
/// @param mostRounds trees at most
/// @param patience trees without a better log-loss after which more are not tried
/// @param folds for out-of-fold scores, at least 2
/// @param smoothing applicants that the overall default rate is worth when a category is encoded
/// @param permutedRounds trees of each fit on permuted targets
/// @param limeApplicants to whom LIME is put beside the exact contributions
public record Recipe(
        Growth growth,
        int mostRounds,
        int patience,
        int folds,
        double smoothing,
        int permutedRounds,
        int limeApplicants) {

    /** For tens of thousands of rows: docs/decisions/0005-training-recipe.md has what was tried. */
    public static Recipe standard() {
        return new Recipe(new Growth(0.08, 4, 30, 0.7, 0.05, 60, Growth.MOST_BINS), 4_000, 100, 5, 200, 100, 20);
    }

    /** The same but for the trees. */
    public Recipe with(Growth other) {
        return new Recipe(other, mostRounds, patience, folds, smoothing, permutedRounds, limeApplicants);
    }

    /** For a first look within seconds. */
    public static Recipe quick() {
        return new Recipe(new Growth(0.1, 3, 20, 0.6, 0.1, 30, Growth.MOST_BINS), 150, 20, 3, 200, 20, 4);
    }
}
