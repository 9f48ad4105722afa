package scoreline.training.candidate;

import java.util.Comparator;
import java.util.List;

/// The candidate that serves, and how it was chosen. Of those that a bundle can hold, one is as good as the cheapest
/// when its cost
/// exceeds the least by no more than one standard error of the difference, row by row; of those as good, the one with
/// the least
/// log-loss serves, which tells candidates apart on the same rows with far less noise than cost does.
///
/// @param outcome of the champion
/// @param cheapest the one with the least cost that could serve
/// @param asGood those as good as the cheapest, itself included
/// @see <a href="https://doi.org/10.1201/9781315139470">Breiman, Friedman, Olshen and Stone (1984), the
/// one-standard-error
///     rule</a>
public record Champion(Contest.Outcome outcome, Contest.Outcome cheapest, List<Contest.Outcome> asGood) {

    public Champion {
        asGood = List.copyOf(asGood);
    }

    /// @param outcomes at least one of a candidate that can serve; all of those judged by the same rows
    public static Champion of(List<Contest.Outcome> outcomes) {
        var servable = outcomes.stream()
                .filter(outcome -> outcome.candidate().isServable())
                .toList();
        var cheapest = servable.stream()
                .min(Comparator.comparing(outcome -> outcome.assessed().costPerApplication()))
                .orElseThrow(() -> new IllegalArgumentException("no candidate can serve"));
        var asGood = servable.stream()
                .filter(outcome -> isAsGood(outcome.costs(), cheapest.costs()))
                .toList();
        var champion = asGood.stream()
                .min(Comparator.comparing(outcome -> outcome.assessed().logLoss()))
                .orElseThrow();
        return new Champion(champion, cheapest, asGood);
    }

    private static boolean isAsGood(double[] costs, double[] least) {
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < costs.length; row++) {
            double difference = costs[row] - least[row];
            mean += difference / costs.length;
            squares += difference * difference / costs.length;
        }
        return mean <= Math.sqrt(Math.max(0, squares - mean * mean) / costs.length);
    }
}
