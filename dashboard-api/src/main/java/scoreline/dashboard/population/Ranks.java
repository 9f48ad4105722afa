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
        var highs = new int[shares.length];
        var ranks = new int[shares.length];
        for (int s = 0; s < shares.length; s++) {
            ranks[s] = Math.max(1, (int) Math.ceil(shares[s] * count));
            while (ranks[s] > byHigh[highs[s]]) {
                ranks[s] -= byHigh[highs[s]++];
            }
        }
        int[][] byLow = byLow(values, count, highs);
        var found = new float[shares.length];
        for (int s = 0; s < shares.length; s++) {
            int low = 0;
            while (ranks[s] > byLow[s][low]) {
                ranks[s] -= byLow[s][low++];
            }
            found[s] = value((highs[s] << Short.SIZE) | low);
        }
        return found;
    }

    /** How many values have which lower half of their key, for each upper half. */
    private static int[][] byLow(float[] values, int count, int[] highs) {
        var byLow = new int[highs.length][HALF];
        for (int i = 0; i < count; i++) {
            int key = key(values[i]);
            for (int s = 0; s < highs.length; s++) {
                if (key >>> Short.SIZE == highs[s]) {
                    byLow[s][key & LOW]++;
                }
            }
        }
        return byLow;
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
