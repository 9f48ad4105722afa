package scoreline.scoring.tree;

/// What counts as a missing value of a feature, as the library that grew the trees defines it.
public enum Missing {
    /** NaN does. */
    NAN,

    /** NaN does, and zero: LightGBM's `zero_as_missing`. */
    ZERO,

    /** Nothing does: the trees have seen no missing value, and take NaN for zero. */
    NEVER;

    /** LightGBM's kZeroThreshold. */
    private static final float ZERO_THRESHOLD = 1e-35f;

    /** The value as a tree's splits see it; NaN goes a split's default way. */
    public float seen(float value) {
        return switch (this) {
            case NAN -> value;
            case ZERO -> Math.abs(value) <= ZERO_THRESHOLD ? Float.NaN : value;
            case NEVER -> Float.isNaN(value) ? 0 : value;
        };
    }
}
