package scoreline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.FoldScores;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.calibration.Method;
import scoreline.training.calibration.MethodScore;
import scoreline.training.calibration.Platt;
import scoreline.training.experiment.Recipe;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
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
    private final EncodingFit encodings;
    private final Boosting boosting;
    private final int[] folds;

    OutOfFold(Labelled labelled, Recipe recipe, EncodingFit encodings, long seed, int threads) {
        this.labelled = labelled;
        this.recipe = recipe;
        this.encodings = encodings;
        this.boosting = new Boosting(recipe.growth(), seed, threads);
        this.folds = Folds.stratified(labelled.targets(), recipe.folds(), seed);
    }

    /// What models of the other folds say.
    ///
    /// @param rounds trees for a model of every row
    /// @param margins log-odds of every row, shape (rows)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scores(int rounds, double[] margins) {}

    /** As many trees as the recipe's patience allows. */
    Scores scores(Progress progress) {
        return scores((seen, unseen) ->
                boosting.growFolds(seen, unseen, recipe.mostRounds(), recipe.patience(), progress::grown));
    }

    /** A given number of trees. */
    Scores scores(int rounds, Progress progress) {
        return scores((seen, unseen) -> boosting.growFolds(seen, unseen, rounds, progress::grown));
    }

    private Scores scores(BiFunction<List<LabelledRows>, List<LabelledRows>, FoldScores> growth) {
        List<LabelledRows> seen = new ArrayList<>();
        List<LabelledRows> unseen = new ArrayList<>();
        for (int fold = 0; fold < recipe.folds(); fold++) {
            int[] others = labelled.outsideFold(folds, fold);
            var encoder = new RowEncoder(labelled.catalogue(), encodings.learn(labelled, others));
            seen.add(labelled.encoded(encoder, others));
            unseen.add(labelled.encoded(encoder, labelled.inFold(folds, fold)));
        }
        FoldScores found = growth.apply(seen, unseen);
        var margins = new double[labelled.size()];
        for (int fold = 0; fold < recipe.folds(); fold++) {
            int[] rows = labelled.inFold(folds, fold);
            for (int i = 0; i < rows.length; i++) {
                margins[rows[i]] = found.margins().get(fold)[i];
            }
        }
        return new Scores(found.rounds(), margins);
    }

    /** Probability of every row by a calibration of the other folds. */
    double[] probabilities(double[] margins) {
        return Method.PLATT.crossFitted(margins, labelled.targets(), folds).orElseThrow(OutOfFold::notCalibrated);
    }

    /** What other calibrations of the same margins would be worth. */
    List<MethodScore> methods(double[] margins) {
        return MethodScore.compare(margins, labelled.targets(), folds);
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
        return Platt.fit(margins, targets).orElseThrow(OutOfFold::notCalibrated);
    }

    private static UntrustworthyModel notCalibrated() {
        return new UntrustworthyModel("the scores do not rise with the default rate, so that no calibration fits them");
    }

    static double[] select(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    static int[] select(int[] values, int[] rows) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }
}
