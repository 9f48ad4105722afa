package scoreline.scoring.tree;

import java.util.Arrays;

/** What splits gained, summed by feature while a model is read. */
final class Gains {
    private double[] sums = {};

    /// @param left the children below the thresholds, -1 in a leaf
    /// @param gain by node, of the same length or empty
    void add(int index, int[] left, int[] feature, float[] gain) {
        if (gain.length > 0 && gain.length != left.length) {
            throw new UnusableModel("Tree " + index + " of the model has node arrays of different lengths.");
        }
        for (int node = 0; node < gain.length; node++) {
            if (left[node] >= 0 && node < feature.length) {
                add(feature[node], gain[node]);
            }
        }
    }

    private void add(int feature, float gain) {
        if (feature < 0 || feature >= Ensemble.MAX_FEATURES) {
            return; // the tree itself is refused for it
        }
        if (feature >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(2 * sums.length, feature + 1));
        }
        sums[feature] += gain;
    }

    double[] byFeature(int features) {
        return Arrays.copyOf(sums, features);
    }
}
