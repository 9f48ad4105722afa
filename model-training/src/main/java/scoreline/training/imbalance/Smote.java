package scoreline.training.imbalance;

import java.util.Arrays;
import java.util.SplittableRandom;
import scoreline.training.boosting.LabelledRows;

/// Makes defaults up: a point on the way from a default to one of the five nearest. Distances are of standardised
/// features, where
/// missing stands for the mean; a feature that either of the two lacks stays the first one's.
///
/// @see <a href="https://doi.org/10.1613/jair.953">Chawla, Bowyer, Hall and Kegelmeyer (2002)</a>
final class Smote {

    private static final int NEIGHBOURS = 5;

    private final LabelledRows rows;
    private final int[] defaults;

    /// @param defaults positions among the rows, at least one
    Smote(LabelledRows rows, int[] defaults) {
        this.rows = rows;
        this.defaults = defaults;
    }

    LabelledRows with(int more, SplittableRandom random) {
        int width = rows.width();
        int[][] near = nearest();
        float[] features = Arrays.copyOf(rows.features(), Math.multiplyExact(rows.size() + more, width));
        float[] targets = Arrays.copyOf(rows.targets(), rows.size() + more);
        for (int i = 0; i < more; i++) {
            int base = i % defaults.length;
            int[] others = near[base];
            int other = others.length == 0 ? base : others[random.nextInt(others.length)];
            double way = random.nextDouble();
            int to = (rows.size() + i) * width;
            for (int feature = 0; feature < width; feature++) {
                float from = features[defaults[base] * width + feature];
                float towards = features[defaults[other] * width + feature];
                features[to + feature] =
                        Float.isNaN(from) || Float.isNaN(towards) ? from : (float) (from + way * (towards - from));
            }
            targets[rows.size() + i] = 1;
        }
        return new LabelledRows(features, width, targets);
    }

    /** Of each default the positions, among the defaults, of the nearest others. */
    private int[][] nearest() {
        float[][] points = Standardised.of(rows, defaults);
        var near = new int[points.length][];
        for (int i = 0; i < points.length; i++) {
            near[i] = Nearest.to(points[i], points, NEIGHBOURS, i);
        }
        return near;
    }
}
