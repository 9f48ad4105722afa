package scoreline.training.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Influence;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.reference.Reference;

/// A table held against the rows of training, as the drift monitor holds a window against them: its rows are decided by
/// the
/// model that serves and counted in the reference's cells.
///
/// @param file its name
/// @param unreadable rows left out because a cell of theirs cannot be read
public record SecondTable(String file, long unreadable, Judgement judgement) {

    /// Decides and judges.
    ///
    /// @param rows that can be read
    /// @param training what the reference was learnt from
    /// @param probabilities of those rows, out of fold, shape (training rows)
    public static SecondTable judge(
            String file,
            long unreadable,
            Iterable<Row> rows,
            Catalogue catalogue,
            Reference reference,
            Decider decider,
            Policy policy,
            List<Row> training,
            double[] probabilities) {
        var judge = new Judge(new Baseline(
                catalogue,
                reference,
                Optional.of(influence(catalogue, decider, training)),
                Optional.of(outcomes(policy, probabilities))));
        WindowCounts window = judge.window();
        for (Row row : rows) {
            Decision decision = decider.decide(row);
            window.count(
                    decision.bins(),
                    decision.contributions(),
                    decision.margin(),
                    decision.probabilityOfDefault(),
                    decision.outcome());
        }
        return new SecondTable(file, unreadable, judge.judge(window));
    }

    private static Influence influence(Catalogue catalogue, Decider decider, List<Row> training) {
        double[] mean = new double[catalogue.features().size()];
        double[] meanAbsolute = new double[mean.length];
        for (Row row : training) {
            float[] contributions = decider.decide(row).contributions();
            for (int f = 0; f < mean.length; f++) {
                mean[f] += contributions[f] / (double) training.size();
                meanAbsolute[f] += Math.abs(contributions[f]) / (double) training.size();
            }
        }
        return new Influence(boxed(mean), boxed(meanAbsolute));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Approved, reviewed and refused by the probabilities that the reference holds. */
    private static List<Long> outcomes(Policy policy, double[] probabilities) {
        Map<Outcome, Long> counts = Arrays.stream(probabilities)
                .mapToObj(probability ->
                        policy.outcome(probability, Velocity.NONE).outcome())
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
        return Stream.of(Outcome.APPROVE, Outcome.REVIEW, Outcome.REFUSE)
                .map(outcome -> counts.getOrDefault(outcome, 0L))
                .toList();
    }
}
