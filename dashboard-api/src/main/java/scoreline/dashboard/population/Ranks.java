package scoreline.dashboard.population;

/** Where values stand among others: order statistics to the last bit, by counting instead of sorting. */
final class Ranks {
    private static final int HALF = 1 << Short.SIZE;
    private static final int LOW = HALF - 1;

    private Ranks() {}

    /// The smallest value that has at least a share of all values at or below it, for each share.
    ///
    /// @param values the first `count` count, none is NaN
    /// @param count at least 1
    /// @param shares from 0 to 1
    static float[] quantiles(float[] values, int count, double... shares) {
        var byHigh = new int[HALF];
        for (int i = 0; i < count; i++) {
            byHigh[key(values[i]) >>> Short.SIZE]++;
        }
        var found = new float[shares.length];
        for (int s = 0; s < shares.length; s++) {
            int rank = Math.max(1, (int) Math.ceil(shares[s] * count));
            int high = 0;
            while (rank > byHigh[high]) {
                rank -= byHigh[high++];
            }
            found[s] = value((high << Short.SIZE) | low(values, count, high, rank));
        }
        return found;
    }

    private static int low(float[] values, int count, int high, int rank) {
        var byLow = new int[HALF];
        for (int i = 0; i < count; i++) {
            int key = key(values[i]);
            if (key >>> Short.SIZE == high) {
                byLow[key & LOW]++;
            }
        }
        int left = rank;
        int low = 0;
        while (left > byLow[low]) {
            left -= byLow[low++];
        }
        return low;
    }

    /** Unsigned, in the order of the values; the two zeros are one. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits ^ ((bits >> (Integer.SIZE - 1)) | Integer.MIN_VALUE);
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key ^ ((~key >> (Integer.SIZE - 1)) | Integer.MIN_VALUE));
    }

    /// The share below a value and half of those equal to it, in percent.
    ///
    /// @param values the first `count` count, none is NaN
    /// @param count at least 1
    static double percentile(float[] values, int count, float value) {
        long twice = 0;
        for (int i = 0; i < count; i++) {
            twice += (values[i] < value ? 1 : 0) + (values[i] <= value ? 1 : 0);
        }
        return 50.0 * twice / count;
    }
}
