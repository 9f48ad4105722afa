package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/**
 * The values that a group has of a feature. Ranks are exact: values are counted by the upper half of their bits, and those of the halves
 * that are meant by the lower one, so that nothing is put in order.
 */
final class Values {
    private static final int HALVES = 1 << Character.SIZE;

    /** So many of these are the group's, each as its {@link #key}; not to be changed. */
    private final int[] keys;

    private final int count;
    private final int missing;
    private final double sum;

    private Values(int[] keys, int count, int missing, double sum) {
        this.keys = keys;
        this.count = count;
        this.missing = missing;
        this.sum = sum;
    }

    /// Those of everybody, and among them those of the approved.
    record OfGroups(Values everybody, Values approved) {}

    /** Of all who were not erased. */
    static OfGroups of(Numbers outcomes, Numbers numbers) {
        int places = outcomes.count();
        // The approved from the front, the others from the back.
        var keys = new int[places];
        int front = 0;
        int back = places;
        int missing = 0;
        int missingApproved = 0;
        double sum = 0;
        double sumApproved = 0;
        for (int place = 0; place < places; place++) {
            byte outcome = outcomes.byteAt(place);
            if (outcome == Column.ERASED) {
                continue;
            }
            boolean isApproved = Group.APPROVED.has(outcome);
            float value = numbers.floatAt(place);
            if (Float.isNaN(value)) {
                missing++;
                missingApproved += isApproved ? 1 : 0;
            } else if (isApproved) {
                keys[front++] = key(value);
                sum += value;
                sumApproved += value;
            } else {
                keys[--back] = key(value);
                sum += value;
            }
        }
        System.arraycopy(keys, back, keys, front, places - back);
        return new OfGroups(
                new Values(keys, front + places - back, missing, sum),
                new Values(keys, front, missingApproved, sumApproved));
    }

    /// Of some.
    ///
    /// @param places none of them erased
    static Values of(int[] places, Numbers numbers) {
        var keys = new int[places.length];
        int count = 0;
        double sum = 0;
        for (int place : places) {
            float value = numbers.floatAt(place);
            if (!Float.isNaN(value)) {
                keys[count++] = key(value);
                sum += value;
            }
        }
        return new Values(keys, count, places.length - count, sum);
    }

    /** A number that as an unsigned one stands in the order of the values; the two zeros are one. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
    }

    /** Who has one. */
    int count() {
        return count;
    }

    /** Who has none. */
    int missing() {
        return missing;
    }

    /** Null of none. */
    @Nullable
    Double mean() {
        return count == 0 ? null : sum / count;
    }

    /// The smallest value that at least a share of all values do not exceed, for each share.
    ///
    /// @param shares from 0 to 1
    /// @return empty of none
    float[] quantiles(double... shares) {
        if (count == 0) {
            return new float[0];
        }
        var upper = new int[HALVES];
        for (int i = 0; i < count; i++) {
            upper[keys[i] >>> Character.SIZE]++;
        }
        var lower = new int[shares.length][HALVES];
        var meant = new int[HALVES][];
        for (int s = 0; s < shares.length; s++) {
            int half = find(upper, rank(shares[s])).bits();
            meant[half] = lower[s];
        }
        for (int i = 0; i < count; i++) {
            int[] counts = meant[keys[i] >>> Character.SIZE];
            if (counts != null) {
                counts[keys[i] & (HALVES - 1)]++;
            }
        }
        var quantiles = new float[shares.length];
        for (int s = 0; s < shares.length; s++) {
            var half = find(upper, rank(shares[s]));
            int rest = find(meant[half.bits()], half.rank()).bits();
            quantiles[s] = value(half.bits() << Character.SIZE | rest);
        }
        return quantiles;
    }

    /** From 1. */
    private int rank(double share) {
        return Math.max(1, (int) Math.ceil(share * count));
    }

    /// Half of a key.
    ///
    /// @param rank among the keys that have it
    private record Half(int bits, int rank) {}

    private static Half find(int[] counts, int rank) {
        int bits = 0;
        int left = rank;
        while (left > counts[bits]) {
            left -= counts[bits++];
        }
        return new Half(bits, left);
    }

    /// The share below a value and half of those equal to it, in percent; null of none.
    ///
    /// @param value not NaN
    @Nullable
    Double percentile(float value) {
        // Moved by the sign, keys are compared as they are.
        int key = key(value) ^ Integer.MIN_VALUE;
        int below = 0;
        int equal = 0;
        for (int i = 0; i < count; i++) {
            int other = keys[i] ^ Integer.MIN_VALUE;
            below += other < key ? 1 : 0;
            equal += other == key ? 1 : 0;
        }
        return count == 0 ? null : 50.0 * (2L * below + equal) / count;
    }
}
