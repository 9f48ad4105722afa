package scoreline.scoring.tree;

import java.util.Arrays;

/// Where the trees of a model cut each feature: between two neighbouring cut points the model sees one and the same
/// value. Immutable.
public final class CutPoints {
    private final float[][] cuts;
    private final Missing[] missing;

    public CutPoints(Ensemble ensemble) {
        cuts = ensemble.cutPoints();
        missing = new Missing[cuts.length];
        for (int f = 0; f < cuts.length; f++) {
            missing[f] = ensemble.missing(f);
            cuts[f] = finite(cuts[f]);
        }
    }

    /** An infinite one parts missing values from all others, and lies between no two. */
    private static float[] finite(float[] ascending) {
        int from = ascending.length > 0 && ascending[0] == Float.NEGATIVE_INFINITY ? 1 : 0;
        int to = ascending.length;
        while (to > from && ascending[to - 1] == Float.POSITIVE_INFINITY) {
            to--;
        }
        return Arrays.copyOfRange(ascending, from, to);
    }

    /** How many a feature has; none where no tree asks for it, or asks only whether it is missing. */
    public int count(int feature) {
        return cuts[feature].length;
    }

    /// How many of a feature's cut points lie at or below a value.
    ///
    /// @param value NaN is missing
    /// @return -1 where the trees see it as missing
    public int upTo(int feature, float value) {
        float seen = missing[feature].seen(value);
        if (Float.isNaN(seen)) {
            return -1;
        }
        int at = Arrays.binarySearch(cuts[feature], seen + 0f); // a negative zero is cut where zero is
        return at >= 0 ? at + 1 : -at - 1;
    }
}
