package scoreline.drift.sequential;

import java.util.ArrayList;
import java.util.List;

/// Where a one-sided sum of buckets alarms. A sum that is looked at once a bucket steps over its bound by
/// more, and back to 0 by more, the more the bucket holds; so that false alarms stay as rare, the bound is
/// the nearer. Immutable.
final class Bounds {

    /** Of buckets of 1, 2, 4, … decisions, in deviations of one; 0 from the last on. */
    private final double[] atPowersOfTwo;

    private Bounds(double[] atPowersOfTwo) {
        this.atPowersOfTwo = atPowersOfTwo;
    }

    /// @param allowance k, deviations of one decision
    /// @param skewness of one decision's number, in the direction watched
    /// @param events mean number of decisions between false alarms of this direction
    static Bounds of(double allowance, double skewness, double events) {
        List<Double> found = new ArrayList<>();
        for (double size = 1; found.isEmpty() || found.getLast() > 0; size *= 2) {
            double root = Math.sqrt(size);
            found.add(root * RunLength.threshold(allowance * root, skewness / root, events / size));
        }
        return new Bounds(found.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// @param count decisions in the bucket, above 0
    /// @return deviations of one decision; between powers of two along the root of the count, as it nearly goes
    double of(long count) {
        int below = Long.SIZE - 1 - Long.numberOfLeadingZeros(count);
        if (below + 1 >= atPowersOfTwo.length) {
            return 0;
        }
        double size = 1L << below;
        double part = (Math.sqrt(count / size) - 1) / (Math.sqrt(2) - 1);
        return atPowersOfTwo[below] + part * (atPowersOfTwo[below + 1] - atPowersOfTwo[below]);
    }
}
