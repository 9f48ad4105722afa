package scoreline.training.fairness;

import scoreline.scoring.catalogue.Catalogue;

/// Trains again on the same rows and folds, by the model's own recipe.
public interface Retraining {

    /// Scores rows by models that have not seen them.
    ///
    /// @param fewer the catalogue with some of its features
    /// @return log-odds of default, shape (rows)
    double[] margins(Catalogue fewer);

    /// Learns to tell people of one kind from others by all the features, their categories encoded for that
    /// question.
    ///
    /// @param rows who is asked about, ascending
    /// @param answers 1 is of the kind, 0 is not; both occur, shape (rows)
    Guessed guess(int[] rows, int[] answers);

    /// What was learnt.
    ///
    /// @param margins of models that have not seen the rows, in log-odds, shape (rows)
    /// @param strengths mean |contribution| of each feature, in log-odds, shape (features)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Guessed(double[] margins, double[] strengths) {}
}
