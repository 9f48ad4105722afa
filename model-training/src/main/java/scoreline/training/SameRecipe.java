package scoreline.training;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Model;
import scoreline.training.experiment.Recipe;
import scoreline.training.fairness.Retraining;
import scoreline.training.interpretation.Explained;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;

/// Trains on a model's own applications again.
///
/// @param rounds trees of the model; what is guessed gets as many
record SameRecipe(
        Labelled labelled, Recipe recipe, EncodingFit encodings, long seed, int threads, int rounds, Progress progress)
        implements Retraining {

    @Override
    public double[] margins(Catalogue fewer) {
        progress.step("Scoring with fewer features", (long) (recipe.folds() + 1) * rounds);
        return outOfFold(new Labelled(fewer, labelled.rows(), labelled.targets()))
                .scores(progress)
                .margins();
    }

    @Override
    public Guessed guess(int[] rows, int[] answers) {
        progress.step("Guessing what is protected", (long) (recipe.folds() + 1) * rounds);
        List<Row> asked = IntStream.of(rows).<Row>mapToObj(labelled.rows()::get).toList();
        var question = new Labelled(labelled.catalogue(), asked, answers);
        double[] margins = outOfFold(question).scores(rounds, progress).margins();
        var encoder = new RowEncoder(question.catalogue(), encodings.learn(question, question.everyRow()));
        Model model = new Boosting(recipe.growth(), seed, threads)
                .grow(question.encoded(encoder, question.everyRow()), rounds, progress::grown);
        float[][] features = asked.stream().map(encoder::encode).toArray(float[][]::new);
        return new Guessed(
                margins, Explained.meanContributions(question.catalogue(), model.ensemble(), features, seed));
    }

    private OutOfFold outOfFold(Labelled other) {
        return new OutOfFold(other, recipe, encodings, seed, threads);
    }
}
