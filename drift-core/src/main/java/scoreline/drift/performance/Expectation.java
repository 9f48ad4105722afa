package scoreline.drift.performance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.Reference;

/// Says how good a window's decisions are before their outcomes are known: a calibrated probability is itself the
/// expected outcome, and sums of them are expected counts. Blind to a change of how often applicants of a given
/// score default. Immutable.
///
/// @see <a href="https://nannyml.readthedocs.io/en/stable/how_it_works/performance_estimation.html">NannyML's
///     CBPE</a>, whose figures these are, from counts instead of rows
public final class Expectation {

    private final Cells.Intervals cells;
    private final SamplingError error;
    private final double costRatio;
    private final Optional<EstimatedPerformance> training;

    /// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid
    ///     costs
    /// @throws IllegalArgumentException when the reference's rows all defaulted or all repaid
    public Expectation(Reference reference, Behaviour behaviour, double costRatio) {
        if (!(reference.score().cells() instanceof Cells.Intervals scores)) {
            throw new IllegalArgumentException("the reference's scores must have cells of numbers");
        }
        this.cells = scores;
        this.costRatio = costRatio;
        this.error = new SamplingError(
                IntStream.of(Bands.ascending(scores))
                        .<Tally>mapToObj(cell -> behaviour.scores().get(cell))
                        .toList(),
                behaviour.decided(),
                costRatio);
        this.training = training(behaviour);
    }

    private Optional<EstimatedPerformance> training(Behaviour behaviour) {
        Decided decided = behaviour.decided();
        Tally granted = decided.approved().plus(decided.reviewed());
        Tally refused = decided.refused();
        List<Tally> scores = behaviour.scores();
        return estimate(
                Bands.of(
                        cells,
                        scores.stream().mapToLong(Tally::rows).toArray(),
                        scores.stream().mapToDouble(Tally::expected).toArray()),
                new ExpectedConfusion(refused.rows(), refused.expected(), granted.rows(), granted.expected()));
    }

    public static Expectation of(Bundle bundle) {
        return new Expectation(
                bundle.reference(), bundle.behaviour(), bundle.policy().costRatio());
    }

    /// @return empty where nothing was decided, or none or all are certain to default
    public Optional<EstimatedPerformance> of(WindowCounts window) {
        long[] rows = window.outcomes();
        double[] expected = window.expectedByOutcome();
        var confusion = new ExpectedConfusion(rows[2], expected[2], rows[0] + rows[1], expected[0] + expected[1]);
        return estimate(Bands.of(cells, window.score(), window.expectedByScore()), confusion);
    }

    /// The same of training's own decisions, from their out-of-fold probabilities: what those of a window are to be
    /// held against, one estimate against another.
    public Optional<EstimatedPerformance> ofTraining() {
        return training;
    }

    private Optional<EstimatedPerformance> estimate(Bands bands, ExpectedConfusion confusion) {
        if (!(confusion.defaults() > 0 && confusion.repayments() > 0)) {
            return Optional.empty();
        }
        double defaults = confusion.defaults();
        double repayments = confusion.repayments();
        var auc = Estimate.of(bands.auc(), error.auc(defaults, repayments), 1);
        var separation = Estimate.of(bands.separation(), error.separation(defaults, repayments), 1);
        var rate = Estimate.of(bands.rate(), error.defaultRate(confusion.rows()), 1);
        var cost = Estimate.of(confusion.cost(costRatio), error.cost(confusion.rows()), Math.max(1, costRatio));
        var recall = Estimate.of(confusion.recall(), error.recall(defaults), 1);
        Optional<Estimate> precision = confusion.refused() > 0
                ? Optional.of(Estimate.of(confusion.precision(), error.precision(confusion.refused()), 1))
                : Optional.empty();
        long decided = confusion.rows();
        return Optional.of(new EstimatedPerformance(
                decided, auc, separation, rate, cost, precision, recall, Wording.expected(decided, rate, auc, cost)));
    }
}
