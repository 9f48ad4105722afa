package scoreline.training;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.calibration.Platt;
import scoreline.training.encoding.TargetMeans;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Threshold;

/**
 * What a recipe is worth on rows it has not seen: each row is encoded and scored by a model of the other folds. Folds are
 * dealt before anything is fitted.
 */
final class OutOfFold {
    private final Labelled labelled;
    private final Recipe recipe;
    private final Boosting boosting;
    private final int[] folds;

    OutOfFold(Labelled labelled, Recipe recipe, long seed, int threads) {
        this.labelled = labelled;
        this.recipe = recipe;
        this.boosting = new Boosting(recipe.growth(), seed, threads);
        this.folds = Folds.stratified(labelled.targets(), recipe.folds(), seed);
    }

    /// One number of trees for all folds and the final fit: the median of what is best for each. It is chosen on the
    /// rows it is judged by, but as one number of some hundreds it cannot fit them.
    int rounds(Progress progress) {
        var best = new int[recipe.folds()];
        for (int fold = 0; fold < best.length; fold++) {
            var split = split(fold);
            best[fold] = boosting.bestRounds(
                    split.learn(), split.judge(), recipe.mostRounds(), recipe.patience(), progress::grown);
        }
        return IntStream.of(best).sorted().toArray()[best.length / 2];
    }

    /** Log-odds of every row by a model of the other folds. */
    double[] margins(int rounds, Progress progress) {
        var margins = new double[labelled.size()];
        for (int fold = 0; fold < recipe.folds(); fold++) {
            var split = split(fold);
            double[] found =
                    boosting.grow(split.learn(), rounds, progress::grown).margins(split.judge());
            int[] rows = labelled.inFold(folds, fold);
            for (int i = 0; i < rows.length; i++) {
                margins[rows[i]] = found[i];
            }
        }
        return margins;
    }

    /** Probability of every row by a calibration of the other folds. */
    double[] probabilities(double[] margins) {
        var probabilities = new double[margins.length];
        for (int fold = 0; fold < recipe.folds(); fold++) {
            int[] learn = labelled.outsideFold(folds, fold);
            Calibration calibration = calibration(select(margins, learn), select(labelled.targets(), learn));
            for (int row : labelled.inFold(folds, fold)) {
                probabilities[row] = calibration.probability(margins[row]);
            }
        }
        return probabilities;
    }

    /** Cost per application when each fold is decided by the cheapest threshold of the others. */
    double costPerApplication(double[] probabilities, double costRatio) {
        double cost = 0;
        for (int fold = 0; fold < recipe.folds(); fold++) {
            int[] learn = labelled.outsideFold(folds, fold);
            int[] judge = labelled.inFold(folds, fold);
            var threshold =
                    Threshold.cheapest(select(probabilities, learn), select(labelled.targets(), learn), costRatio);
            cost += judge.length
                    * Confusion.at(select(probabilities, judge), select(labelled.targets(), judge), threshold.value())
                            .costPerApplication(costRatio);
        }
        return cost / labelled.size();
    }

    /** Platt's, or an explanation. */
    static Calibration calibration(double[] margins, int[] targets) {
        return Platt.fit(margins, targets)
                .orElseThrow(() -> new UntrustworthyModel(
                        "the scores do not rise with the default rate, so that no calibration fits them"));
    }

    private record Split(LabelledRows learn, LabelledRows judge) {}

    private Split split(int fold) {
        int[] learn = labelled.outsideFold(folds, fold);
        List<CategoryEncoding> encodings = new TargetMeans(recipe.smoothing())
                .learn(labelled.catalogue(), labelled.rows(), labelled.targets(), learn);
        var encoder = new RowEncoder(labelled.catalogue(), encodings);
        return new Split(labelled.encoded(encoder, learn), labelled.encoded(encoder, labelled.inFold(folds, fold)));
    }

    static double[] select(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    static int[] select(int[] values, int[] rows) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }
}
