package scoreline.training;

import java.util.Locale;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Ranking;

/// Two results that are too good to be true.
///
/// @param permutedAuc out-of-fold AUC on permuted targets, where there is nothing to learn
/// @param permutedStandardError of it, were it 0.5
/// @param ceiling AUC that nobody reaches honestly; 1 where nobody knows
record LeakGuard(double permutedAuc, double permutedStandardError, double ceiling) {

    /** Standard errors that chance is allowed. */
    private static final double PERMUTED_ERRORS = 4;

    private static final double CEILING_ERRORS = 3;

    /// The best model known for the public Home Credit data, with all of a client's past, has 0.80789 on the hidden
    /// rows; one that
    /// claims more knows the answers.
    private static final double HOME_CREDIT = 0.806;

    /** Trains on permuted targets, through the same encodings and folds. */
    static LeakGuard of(
            Labelled labelled, Recipe recipe, EncodingFit encodings, long seed, int threads, Progress progress) {
        var permuted = labelled.withTargets(Folds.permuted(labelled.targets(), seed));
        double[] margins = new OutOfFold(permuted, recipe, encodings, seed, threads)
                .scores(recipe.permutedRounds(), progress)
                .margins();
        return new LeakGuard(
                Ranking.auc(margins, permuted.targets()),
                Ranking.standardError(0.5, labelled.defaults(), labelled.size() - labelled.defaults()),
                labelled.catalogue().name().startsWith("home-credit") ? HOME_CREDIT : 1);
    }

    /// @param auc out of fold
    /// @param standardError of it
    /// @throws UntrustworthyModel when information about the targets reached the features
    void require(double auc, double standardError) {
        if (Math.abs(permutedAuc - 0.5) > PERMUTED_ERRORS * permutedStandardError) {
            throw new UntrustworthyModel(String.format(
                    Locale.ROOT,
                    "permuted targets, from which nothing can be learnt, reached an AUC of %.4f, more than %.0f standard"
                            + " errors of %.4f from 0.5, so the features know the targets of rows they should not have seen",
                    permutedAuc,
                    PERMUTED_ERRORS,
                    permutedStandardError));
        }
        if (auc > ceiling + CEILING_ERRORS * standardError) {
            throw new UntrustworthyModel(String.format(
                    Locale.ROOT,
                    "an out-of-fold AUC of %.4f is more than anyone has reached honestly on these columns (%.3f, and %.0f"
                            + " standard errors of %.4f above it for chance), so a column probably knows the outcome",
                    auc,
                    ceiling,
                    CEILING_ERRORS,
                    standardError));
        }
    }
}
