package scoreline.drift.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.statistic.RankingGain;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Text;

/// Why the mean score moved, feature by feature, in log-odds. Exact, because each margin is the base value, which
/// does not change, and the contributions: `mean margin of the window − that of training = Σ moves + remainder`.
///
/// @param reference mean margin over the training rows
/// @param live mean margin of the window
/// @param moves of every feature's mean contribution, the greatest first
/// @param remainder what rounding to float32 leaves
/// @param ranking whether features still rank by importance as in training, nDCG, 0 to 1
public record Attribution(double reference, double live, List<Move> moves, double remainder, double ranking) {

    /** Beneath it the ranks are another's; SageMaker Clarify draws the same line. */
    private static final double SAME_RANKS = 0.9;

    /// What one feature did.
    ///
    /// @param by log-odds; positive raises the risk
    public record Move(String feature, Text label, double by) {}

    public Attribution {
        moves = List.copyOf(moves);
    }

    /// @param window of at least one decision
    static Attribution of(Catalogue catalogue, Influence influence, WindowCounts window) {
        List<Influence.OfFeature> training = influence.features();
        List<Move> moves = IntStream.range(0, training.size())
                .mapToObj(f -> new Move(
                        training.get(f).feature(),
                        catalogue.features().get(f).label(),
                        window.meanContribution(f) - training.get(f).mean()))
                .sorted(Comparator.comparingDouble((Move move) -> Math.abs(move.by()))
                        .reversed())
                .toList();
        double live = window.meanMargin();
        double moved = live - influence.meanMargin();
        double ranking = RankingGain.of(
                training.stream().mapToDouble(Influence.OfFeature::meanAbsolute).toArray(),
                IntStream.range(0, training.size())
                        .mapToDouble(window::meanAbsoluteContribution)
                        .toArray());
        return new Attribution(
                influence.meanMargin(),
                live,
                moves,
                moved - moves.stream().mapToDouble(Move::by).sum(),
                ranking);
    }

    /** What moved the score and by how much, in plain words. */
    public Text sentence() {
        return WiderWording.attribution(this);
    }

    /** Log-odds by which the mean margin moved; positive raises the risk. */
    public double moved() {
        return live - reference;
    }

    /** Whether other features matter now than in training. */
    public boolean reordered() {
        return ranking < SAME_RANKS;
    }
}
