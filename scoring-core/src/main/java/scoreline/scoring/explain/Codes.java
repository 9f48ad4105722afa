package scoreline.scoring.explain;

import java.util.Arrays;
import scoreline.scoring.tree.Ensemble;

/// A row as the trees see it: for each scale one byte, 0 where the value is missing, else 1 plus the number of the
/// scale's cut points at or below it. A scale is one feature's cut points, or part of them where there are more than a
/// byte can tell apart. Features that no tree asks for have none.
final class Codes {
    /** Cut points of one scale: with these the highest code is 255. */
    static final int MOST_CUTS = 254;

    private final float[][] cutsOfFeature;
    private final int[] firstScale;
    private final int[] featureOfScale;

    // Each scale's cut points, filled up with NaN to one less than a power of two, from `offset` on.
    private final float[] cuts;
    private final int[] offset;
    private final int[] firstStep;

    Codes(Ensemble ensemble) {
        cutsOfFeature = ensemble.cutPoints();
        firstScale = new int[cutsOfFeature.length + 1];
        for (int f = 0; f < cutsOfFeature.length; f++) {
            firstScale[f + 1] = firstScale[f] + (cutsOfFeature[f].length + MOST_CUTS - 1) / MOST_CUTS;
        }
        int scales = firstScale[cutsOfFeature.length];
        featureOfScale = new int[scales];
        offset = new int[scales];
        firstStep = new int[scales];
        int length = 0;
        for (int f = 0; f < cutsOfFeature.length; f++) {
            for (int s = firstScale[f]; s < firstScale[f + 1]; s++) {
                featureOfScale[s] = f;
                firstStep[s] = Integer.highestOneBit(cutsOn(s));
                offset[s] = length;
                length += 2 * firstStep[s] - 1;
            }
        }
        cuts = new float[length];
        Arrays.fill(cuts, Float.NaN);
        for (int s = 0; s < scales; s++) {
            int f = featureOfScale[s];
            System.arraycopy(cutsOfFeature[f], (s - firstScale[f]) * MOST_CUTS, cuts, offset[s], cutsOn(s));
        }
    }

    private int cutsOn(int scale) {
        int f = featureOfScale[scale];
        return Math.min(MOST_CUTS, cutsOfFeature[f].length - (scale - firstScale[f]) * MOST_CUTS);
    }

    int scales() {
        return featureOfScale.length;
    }

    int feature(int scale) {
        return featureOfScale[scale];
    }

    /** Which of its feature's cut points a threshold is, from 0. */
    int rank(int feature, float threshold) {
        return Arrays.binarySearch(cutsOfFeature[feature], threshold + 0f); // a negative zero cuts where zero does
    }

    /** The scale on which a feature's cut point lies. */
    int scale(int feature, int rank) {
        return firstScale[feature] + rank / MOST_CUTS;
    }

    /** The least code, on its scale, of a value at or above a cut point. */
    static int codeFrom(int rank) {
        return rank % MOST_CUTS + 2;
    }

    /// Writes the codes of one row, the first to `codes[at]`, the next `stride` further on.
    ///
    /// @param features the row from `from` on, NaN where missing
    void encode(float[] features, int from, byte[] codes, int at, int stride) {
        for (int s = 0; s < featureOfScale.length; s++) {
            float x = features[from + featureOfScale[s]];
            int before = offset[s] - 1;
            int below = 0;
            for (int step = firstStep[s]; step > 0; step >>= 1) {
                below += cuts[before + below + step] <= x ? step : 0;
            }
            codes[at + s * stride] = (byte) (Float.isNaN(x) ? 0 : below + 1);
        }
    }

    long bytes() {
        return 4L * (cuts.length + 3L * featureOfScale.length + firstScale.length)
                + Arrays.stream(cutsOfFeature).mapToLong(c -> 4L * c.length).sum();
    }
}
