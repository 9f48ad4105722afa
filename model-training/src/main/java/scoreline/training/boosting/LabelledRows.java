package scoreline.training.boosting;

import java.util.Arrays;

/** Rows of features, what became of them and how much each counts, in one piece as libraries take them. Holds the arrays. */
public final class LabelledRows {

    private final float[] features;
    private final int width;
    private final float[] targets;
    private final float[] weights;

    /// Rows that all count the same.
    ///
    /// @param features row after row, NaN is missing, shape (rows · width)
    /// @param width features of a row
    /// @param targets 1 is a default, shape (rows)
    public LabelledRows(float[] features, int width, float[] targets) {
        this(features, width, targets, ones(targets.length));
    }

    /// @param features row after row, NaN is missing, shape (rows · width)
    /// @param width features of a row
    /// @param targets 1 is a default, shape (rows)
    /// @param weights above 0, shape (rows)
    public LabelledRows(float[] features, int width, float[] targets, float[] weights) {
        if (features.length != (long) width * targets.length) {
            throw new IllegalArgumentException(
                    features.length + " features are not " + targets.length + " rows of " + width);
        }
        if (weights.length != targets.length) {
            throw new IllegalArgumentException(weights.length + " weights are not " + targets.length);
        }
        this.features = features;
        this.width = width;
        this.targets = targets;
        this.weights = weights;
    }

    private static float[] ones(int size) {
        var ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    public int size() {
        return targets.length;
    }

    public int width() {
        return width;
    }

    /** Row after row; not to be written to. */
    public float[] features() {
        return features;
    }

    /** Not to be written to. */
    public float[] targets() {
        return targets;
    }

    /** Not to be written to. */
    public float[] weights() {
        return weights;
    }

    /// Some of the rows, in the order given; one may come several times.
    public LabelledRows select(int[] rows) {
        var selected = new float[Math.multiplyExact(rows.length, width)];
        var targetsOf = new float[rows.length];
        var weightsOf = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(features, rows[i] * width, selected, i * width, width);
            targetsOf[i] = targets[rows[i]];
            weightsOf[i] = weights[rows[i]];
        }
        return new LabelledRows(selected, width, targetsOf, weightsOf);
    }

    boolean isWeighted() {
        for (float weight : weights) {
            if (weight != 1) {
                return true;
            }
        }
        return false;
    }

    public boolean isDefault(int row) {
        return targets[row] == 1;
    }
}
