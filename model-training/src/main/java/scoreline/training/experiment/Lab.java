package scoreline.training.experiment;

import java.util.List;
import scoreline.training.candidate.Assessed;
import scoreline.training.search.Trial;

/// What was compared, and what serves.
///
/// @param candidates on the same folds
/// @param champion position among them
/// @param cheapest position of the least cost that could serve
/// @param asGood positions of those that could serve and whose cost exceeds the least by one standard error of the
/// difference
///     at most, the cheapest included; of these the champion has the least log-loss
/// @param search settings on all rows, the best of each trainer first; empty where none were searched
/// @param learningCurve from few rows to all; empty where none was drawn
public record Lab(
        List<Assessed> candidates,
        int champion,
        int cheapest,
        List<Integer> asGood,
        List<Trial> search,
        List<LearningPoint> learningCurve) {

    public Lab {
        candidates = List.copyOf(candidates);
        asGood = List.copyOf(asGood);
        search = List.copyOf(search);
        learningCurve = List.copyOf(learningCurve);
    }

    /// What a number of rows is worth, to the champion's settings.
    ///
    /// @param rows that each model learns from
    /// @param parts disjoint parts of the table that were trained on by themselves
    /// @param auc mean of the parts'
    /// @param costPerApplication mean of the parts'
    public record LearningPoint(int rows, int parts, double auc, double costPerApplication) {}
}
