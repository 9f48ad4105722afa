package scoreline.dashboard.population;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that some decisions have of a feature, in order, in two parts: of a large population the greater one is at hand.
 *
 * @param most ascending; not to be changed
 * @param others ascending; not to be changed
 * @param missing decisions without a value
 * @param sum of all values
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Values(float[] most, float[] others, long missing, double sum) {

    static final Values NONE = new Values(new float[0], new float[0], 0, 0);

    /** Gathers the values of decisions one by one, behind those of decisions before them. */
    static final class Gathering {
        private final Values before;
        private final float[] values;
        private int count;
        private long missing;
        private double sum;

        /// @param before in one part
        /// @param most values that come
        Gathering(Values before, int most) {
            this.before = before;
            this.values = new float[most];
            this.missing = before.missing;
            this.sum = before.sum;
        }

        void add(float value) {
            if (Float.isNaN(value)) {
                missing++;
            } else {
                // The two zeros are one.
                values[count++] = value + 0.0f;
                sum += value;
            }
        }

        Values values() {
            float[] inOrder = Arrays.copyOf(values, count);
            Arrays.sort(inOrder);
            return before.count() == 0
                    ? new Values(inOrder, new float[0], missing, sum)
                    : new Values(before.most, inOrder, missing, sum);
        }
    }

    int count() {
        return most.length + others.length;
    }

    /** Null of none. */
    @Nullable
    Double mean() {
        return count() == 0 ? null : sum / count();
    }

    /// The smallest value that at least a share of all values do not exceed, for each share.
    ///
    /// @param shares from 0 to 1
    /// @return empty of none
    float[] quantiles(double... shares) {
        if (count() == 0) {
            return new float[0];
        }
        var quantiles = new float[shares.length];
        for (int s = 0; s < shares.length; s++) {
            quantiles[s] = ofRank(Math.max(1, (int) Math.ceil(shares[s] * count())));
        }
        return quantiles;
    }

    /** How many of the first part are among the `rank` smallest is found by halving. */
    private float ofRank(int rank) {
        int low = Math.max(0, rank - others.length);
        int high = Math.min(rank, most.length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (others[rank - middle - 1] > most[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        float ofMost = low == 0 ? Float.NEGATIVE_INFINITY : most[low - 1];
        float ofOthers = low == rank ? Float.NEGATIVE_INFINITY : others[rank - low - 1];
        return Math.max(ofMost, ofOthers);
    }

    /// The share below a value and half of those equal to it, in percent; null of none.
    @Nullable
    Double percentile(float value) {
        long below = (long) below(most, value) + below(others, value);
        long notAbove = (long) below(most, Math.nextUp(value)) + below(others, Math.nextUp(value));
        return count() == 0 ? null : 50.0 * (below + notAbove) / count();
    }

    /** How many are less. */
    private static int below(float[] inOrder, float value) {
        int low = 0;
        int high = inOrder.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
