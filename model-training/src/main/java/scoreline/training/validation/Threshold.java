package scoreline.training.validation;

import static scoreline.training.validation.Order.ascending;
import static scoreline.training.validation.Order.requireSameLength;

/// A probability of default from which applications are refused, and what it cost.
///
/// @param value in (0, 1)
/// @param costPerApplication at the ratio it was looked for
public record Threshold(double value, double costPerApplication) {

    /// Where refusing gets cheaper than granting, for calibrated probabilities: `1 / (1 + c)`.
    ///
    /// @param costRatio c: what a default approved costs, over what a good applicant refused costs
    /// @see <a href="https://www.ijcai.org/Proceedings/2001-2/">Elkan (2001), The foundations of cost-sensitive
    ///     learning</a>
    public static double inTheory(double costRatio) {
        return 1 / (1 + costRatio);
    }

    /// The cheapest of all thresholds: halfway between two neighbouring probabilities. Of equally cheap ones the one
    /// nearest to [#inTheory].
    ///
    /// @param probabilities of default, in [0, 1], shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @param costRatio above 0
    public static Threshold cheapest(double[] probabilities, int[] targets, double costRatio) {
        requireSameLength(probabilities, targets);
        double theory = inTheory(costRatio);
        int[] order = ascending(probabilities);
        long refusedRepayments = 0;
        for (int target : targets) {
            refusedRepayments += 1 - target;
        }
        long approvedDefaults = 0;
        double least = Double.POSITIVE_INFINITY;
        double best = theory;
        for (int approved = 0; approved <= order.length; approved++) {
            if (approved > 0) {
                int target = targets[order[approved - 1]];
                approvedDefaults += target;
                refusedRepayments -= 1 - target;
            }
            double below = approved == 0 ? 0 : probabilities[order[approved - 1]];
            double above = approved == order.length ? 1 : probabilities[order[approved]];
            double middle = below + (above - below) / 2;
            boolean parts = middle > below && middle < 1 && (approved == order.length || middle <= above);
            double cost = costRatio * approvedDefaults + refusedRepayments;
            if (parts && (cost < least || (cost == least && Math.abs(middle - theory) < Math.abs(best - theory)))) {
                least = cost;
                best = middle;
            }
        }
        return new Threshold(best, least / order.length);
    }
}
