package scoreline.training.business;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import scoreline.training.validation.Confusion;

/// A threshold and what it did, exactly.
///
/// @param threshold refuses from here on, in [0, 1]
/// @param costPerApplication `(c · #{approved, default} + #{refused, repaid}) / n`
/// @param approvalRate in [0, 1]
public record CostPoint(double threshold, double costPerApplication, double approvalRate, Confusion confusion) {

    private static final int MOST_POINTS = 200;

    /// From refusing everyone to approving everyone. Thresholds lie halfway between neighbouring probabilities; where
    /// these are too many, every so manieth is taken, and the one in force.
    ///
    /// @param sorted probabilities, ascending, shape (rows)
    static List<CostPoint> curve(double[] sorted, int[] targets, double costRatio, double inForce) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        int steps = Math.min(distinct.length, MOST_POINTS - 2);
        DoubleStream thinned = IntStream.rangeClosed(0, steps)
                .map(step -> (int) ((long) distinct.length * step / steps))
                .mapToDouble(cut -> halfway(distinct, cut));
        return DoubleStream.concat(thinned, DoubleStream.of(inForce))
                .sorted()
                .distinct()
                .mapToObj(threshold -> at(sorted, targets, costRatio, threshold))
                .toList();
    }

    private static double halfway(double[] distinct, int cut) {
        double below = cut == 0 ? 0 : distinct[cut - 1];
        double above = cut == distinct.length ? 1 : distinct[cut];
        return below + (above - below) / 2;
    }

    private static CostPoint at(double[] probabilities, int[] targets, double costRatio, double threshold) {
        Confusion confusion = Confusion.at(probabilities, targets, threshold);
        return new CostPoint(threshold, confusion.costPerApplication(costRatio), confusion.approvalRate(), confusion);
    }
}
