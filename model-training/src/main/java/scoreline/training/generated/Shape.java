package scoreline.training.generated;

import java.util.Arrays;

/// A distribution by eleven numbers: its values at the minimum, the 1, 5, 10, 25, 50, 75, 90, 95 and
/// 99 % quantiles, and the maximum. A standard normal score picks the value, linearly in between; so
/// correlated scores make correlated values, whatever their shapes.
final class Shape {

    private static final double[] SCORES = {-4.2, -2.326, -1.645, -1.282, -0.674, 0, 0.674, 1.282, 1.645, 2.326, 4.2};

    private final double[] values;

    private Shape(double[] values) {
        this.values = values;
    }

    static Shape of(double... quantiles) {
        if (quantiles.length != SCORES.length) {
            throw new IllegalArgumentException("a shape has " + SCORES.length + " quantiles, was " + quantiles.length);
        }
        return new Shape(quantiles.clone());
    }

    double at(double score) {
        return between(SCORES, values, score);
    }

    /** The score that picks a value, in a shape whose values rise. */
    double scoreOf(double value) {
        return between(values, SCORES, value);
    }

    private static double between(double[] from, double[] to, double at) {
        int above = Arrays.binarySearch(from, at);
        above = Math.clamp(above < 0 ? ~above : above, 1, from.length - 1);
        double share = (at - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + Math.clamp(share, 0, 1) * (to[above] - to[above - 1]);
    }

    long wholeAt(double score) {
        return Math.round(at(score));
    }
}
