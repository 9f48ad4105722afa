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
        int above = Arrays.binarySearch(SCORES, score);
        above = Math.clamp(above < 0 ? ~above : above, 1, SCORES.length - 1);
        double share = (score - SCORES[above - 1]) / (SCORES[above] - SCORES[above - 1]);
        return values[above - 1] + Math.clamp(share, 0, 1) * (values[above] - values[above - 1]);
    }

    long wholeAt(double score) {
        return Math.round(at(score));
    }
}
