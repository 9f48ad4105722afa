package scoreline.training.drift;

import java.util.Optional;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.performance.EstimatedPerformance;
import scoreline.drift.performance.Expectation;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.decision.Decision;

/// A table held against the rows of training, as the drift monitor holds a window against them: its rows are
/// decided by the model that serves and counted in the reference's cells.
///
/// @param file its name
/// @param unreadable rows left out because a cell of theirs cannot be read
/// @param estimated how good the decisions are expected to be; empty without rows
public record SecondTable(String file, long unreadable, Judgement judgement, Optional<EstimatedPerformance> estimated) {

    /// Decides and judges.
    ///
    /// @param rows that can be read
    /// @param baseline with the behaviour of the model that decides
    /// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid
    ///     costs
    public static SecondTable judge(
            String file, long unreadable, Iterable<Row> rows, Baseline baseline, Decider decider, double costRatio) {
        var judge = new Judge(baseline);
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
        return new SecondTable(
                file,
                unreadable,
                judge.judge(window),
                baseline.behaviour()
                        .flatMap(behaviour -> new Expectation(baseline.reference(), behaviour, costRatio).of(window)));
    }
}
