package scoreline.drift.performance;

import java.util.Arrays;
import scoreline.scoring.decision.Outcome;

/// What is estimated, from probabilities alone, of decisions whose outcome is known by now: what
/// [EstimatedPerformance] says of a window, of the same rows that [RealisedPerformance] is of.
///
/// @param auc how well scores tell defaults from repayments
/// @param ks the largest distance between the scores of defaults and of repayments
/// @param brier `mean p (1 − p)`
/// @param defaultRate `mean p`
/// @param cost of a decision, in refusals of a good applicant; a cell's decisions share its mean probability
public record RealisedEstimate(double auc, double ks, double brier, double defaultRate, double cost) {

    /// @param counts of one decision at least
    /// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid
    /// costs
    public static RealisedEstimate of(RealisedCounts counts, double costRatio) {
        int cells = RealisedCounts.CELLS;
        var rows = new double[cells];
        var expected = new double[cells];
        var from = new double[cells];
        var to = new double[cells];
        double brier = 0;
        double cost = 0;
        for (int c = 0; c < cells; c++) {
            rows[c] = counts.of(c, true) + counts.of(c, false);
            expected[c] = counts.probabilities(c);
            from[c] = c == 0 ? 0 : RealisedCounts.lower(c);
            to[c] = c == cells - 1 ? 1 : RealisedCounts.lower(c + 1);
            double probability = rows[c] > 0 ? expected[c] / rows[c] : 0;
            double refused = counts.of(c, Outcome.REFUSE, true) + counts.of(c, Outcome.REFUSE, false);
            brier += rows[c] * probability * (1 - probability);
            cost += costRatio * (rows[c] - refused) * probability + refused * (1 - probability);
        }
        double n = Arrays.stream(rows).sum();
        var bands = new Bands(rows, expected, from, to);
        return new RealisedEstimate(bands.auc(), bands.separation(), brier / n, bands.rate(), cost / n);
    }
}
