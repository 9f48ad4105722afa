package scoreline.training.boosting;

import java.util.List;

/// What the folds' models say of the rows they never saw.
///
/// @param rounds trees that serve all these rows best, for a model of every row
/// @param margins log-odds of default by fold, each of shape (rows of the fold)
public record FoldScores(int rounds, List<double[]> margins) {
    public FoldScores {
        margins = List.copyOf(margins);
    }
}
