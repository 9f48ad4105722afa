package scoreline.training;

import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import scoreline.training.experiment.Recipe;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Ranking;

/// Two results that are too good to be true.
///
/// @param permutedAuc out-of-fold AUC on permuted targets, where there is nothing to learn; the mean of several
///     permutations where the first was far from 0.5
/// @param permutedStandardError of it, were it 0.5
/// @param ceiling AUC that nobody reaches honestly; 1 where nobody knows
record LeakGuard(double permutedAuc, double permutedStandardError, double ceiling) {

    /// The folds share most of their rows, so that chance strays about twice as far as the standard error says, which
    /// is of independent scores. What is far off is permuted again: a leak stays in the mean, chance does not.
    private static final int MORE_PERMUTATIONS = 4;

    private static final double CEILING_ERRORS = 3;

    /// The best model known for the public Home Credit data, with all of a client's past, has 0.80789 on the hidden
    /// rows; one that
    /// claims more knows the answers.
    private static final double HOME_CREDIT = 0.806;

    /** Trains on permuted targets, through the same encodings and folds. */
    static LeakGuard of(
            Labelled labelled, Recipe recipe, EncodingFit encodings, long seed, int threads, Progress progress) {
        return of(
                permutation -> {
                    var permuted = labelled.withTargets(Folds.permuted(labelled.targets(), permutation));
                    double[] margins = new OutOfFold(permuted, recipe, encodings, seed, threads)
                            .scores(recipe.permutedRounds(), progress)
                            .margins();
                    return Ranking.auc(margins, permuted.targets());
                },
                seed,
                Ranking.standardError(0.5, labelled.defaults(), labelled.size() - labelled.defaults()),
                labelled.catalogue().name().startsWith("home-credit") ? HOME_CREDIT : 1);
    }

    /// @param permutedAuc by the seed of a permutation
    /// @param seed of the first permutation
    static LeakGuard of(LongToDoubleFunction permutedAuc, long seed, double standardError, double ceiling) {
        double auc = permutedAuc.applyAsDouble(seed);
        if (Math.abs(auc - 0.5) > Ranking.CHANCE_ERRORS * standardError) {
            double others = LongStream.rangeClosed(seed + 1, seed + MORE_PERMUTATIONS)
                    .mapToDouble(permutedAuc)
                    .sum();
            auc = (auc + others) / (1 + MORE_PERMUTATIONS);
        }
        return new LeakGuard(auc, standardError, ceiling);
    }

    /// @param auc out of fold
    /// @param standardError of it
    /// @throws UntrustworthyModel when information about the targets reached the features
    void require(double auc, double standardError) {
        if (Math.abs(permutedAuc - 0.5) > Ranking.CHANCE_ERRORS * permutedStandardError) {
            throw new UntrustworthyModel(String.format(
                    Locale.ROOT,
                    "permuted targets, from which nothing can be learnt, reached an AUC of %.4f, more than %.0f standard"
                            + " errors of %.4f from 0.5, so the features know the targets of rows they should not have seen",
                    permutedAuc,
                    Ranking.CHANCE_ERRORS,
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
