package scoreline.training.boosting;

/** Rows of features and what became of them, in one piece as XGBoost takes them. Holds the arrays it is given. */
public final class LabelledRows {

    private final float[] features;
    private final int width;
    private final float[] targets;

    /// @param features row after row, NaN is missing, shape (rows · width)
    /// @param width features of a row
    /// @param targets 1 is a default, shape (rows)
    public LabelledRows(float[] features, int width, float[] targets) {
        if (features.length != (long) width * targets.length) {
            throw new IllegalArgumentException(
                    features.length + " features are not " + targets.length + " rows of " + width);
        }
        this.features = features;
        this.width = width;
        this.targets = targets;
    }

    public int size() {
        return targets.length;
    }

    float[] features() {
        return features;
    }

    int width() {
        return width;
    }

    float[] targets() {
        return targets;
    }
}
