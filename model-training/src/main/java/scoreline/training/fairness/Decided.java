package scoreline.training.fairness;

import java.util.List;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;

/// Training rows as they would be decided by models that have not seen them.
///
/// @param targets 1 is a default, 0 a repayment, shape (rows)
/// @param margins out of fold, log-odds, shape (rows)
/// @param probabilities of default, out of fold, in [0, 1], shape (rows)
/// @param threshold from which an application is refused, in (0, 1)
/// @param costRatio what a default approved costs, over what a good applicant refused costs
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Decided(
        Catalogue catalogue,
        List<Row> rows,
        int[] targets,
        double[] margins,
        double[] probabilities,
        double threshold,
        double costRatio) {
    public Decided {
        if (rows.size() != targets.length || rows.size() != margins.length || rows.size() != probabilities.length) {
            throw new IllegalArgumentException("each of " + rows.size() + " rows needs a target, a margin and a"
                    + " probability: " + targets.length + ", " + margins.length + ", " + probabilities.length);
        }
    }

    boolean approved(int row) {
        return probabilities[row] < threshold;
    }
}
