package scoreline.training.validation;

import static scoreline.training.validation.Order.ascending;
import static scoreline.training.validation.Order.requireSameLength;

import java.util.Arrays;

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
        var alike = new double[targets.length];
        Arrays.fill(alike, 1);
        return cheapest(probabilities, targets, alike, costRatio);
    }

    /// The same where mistakes on large loans weigh more than on small ones.
    ///
    /// @param probabilities of default, in [0, 1], shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @param weights of the rows, at least 0, shape (rows): a mistake costs so many times its cost
    /// @param costRatio above 0
    public static Threshold cheapest(double[] probabilities, int[] targets, double[] weights, double costRatio) {
        requireSameLength(probabilities, targets);
        requireSameLength(weights, targets);
        double theory = inTheory(costRatio);
        int[] order = ascending(probabilities);
        double refusedRepayments = 0;
        for (int i = 0; i < targets.length; i++) {
            refusedRepayments += (1 - targets[i]) * weights[i];
        }
        double approvedDefaults = 0;
        double least = Double.POSITIVE_INFINITY;
        double best = theory;
        for (int approved = 0; approved <= order.length; approved++) {
            if (approved > 0) {
                int row = order[approved - 1];
                approvedDefaults += targets[row] * weights[row];
                refusedRepayments -= (1 - targets[row]) * weights[row];
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
