package scoreline.dashboard.population;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values that a group has of a feature; ranks among them are exact. */
sealed interface Values {
    /** Who has one. */
    int count();

    /** Who has none. */
    int missing();

    /** Of all values, in the order of places. */
    double sum();

    /** How many are less than a value. */
    int below(float value);

    /// The smallest value that at least a share of all values do not exceed, for each share.
    ///
    /// @param shares from 0 to 1
    /// @return empty of none
    float[] quantiles(double... shares);

    /** Null of none. */
    default @Nullable Double mean() {
        return count() == 0 ? null : sum() / count();
    }

    /// The share below a value and half of those equal to it, in percent; null of none.
    ///
    /// @param value not NaN
    default @Nullable Double percentile(float value) {
        return count() == 0 ? null : 50.0 * ((long) below(value) + below(Math.nextUp(value))) / count();
    }

    /** From 1. */
    private static int rank(double share, int count) {
        return Math.max(1, (int) Math.ceil(share * count));
    }

    /// Of some.
    ///
    /// @param places none of them erased
    static Values of(int[] places, Numbers numbers) {
        var known = new float[places.length];
        int count = 0;
        double sum = 0;
        for (int place : places) {
            float value = numbers.floatAt(place);
            if (!Float.isNaN(value)) {
                known[count++] = value;
                sum += value;
            }
        }
        float[] inOrder = Arrays.copyOf(known, count);
        Arrays.sort(inOrder);
        return new Few(inOrder, places.length - count, sum);
    }

    /** Few enough to be put in order. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Few(float[] inOrder, int missing, double sum) implements Values {
        @Override
        public int count() {
            return inOrder.length;
        }

        @Override
        public int below(float value) {
            int below = 0;
            for (float each : inOrder) {
                below += each < value ? 1 : 0;
            }
            return below;
        }

        @Override
        public float[] quantiles(double... shares) {
            var quantiles = new float[count() == 0 ? 0 : shares.length];
            for (int s = 0; s < quantiles.length; s++) {
                quantiles[s] = inOrder[Values.rank(shares[s], count()) - 1];
            }
            return quantiles;
        }
    }

    /// Those of everybody, and among them those of the approved.
    record OfGroups(Values everybody, Values approved) {}

    /** Of all who were not erased. */
    static OfGroups of(Numbers outcomes, Numbers numbers) {
        var upper = new int[Group.values().length][Many.HALVES];
        int[] missing = new int[upper.length];
        double sum = 0;
        double sumApproved = 0;
        for (int place = 0; place < outcomes.count(); place++) {
            byte outcome = outcomes.byteAt(place);
            if (outcome == Column.ERASED) {
                continue;
            }
            int which = Group.APPROVED.has(outcome) ? 1 : 0;
            float value = numbers.floatAt(place);
            if (Float.isNaN(value)) {
                missing[which]++;
            } else {
                upper[which][Many.key(value) >>> Character.SIZE]++;
                sum += value;
                sumApproved += which == 0 ? 0 : value;
            }
        }
        // Everybody is the approved and the others.
        missing[0] += missing[1];
        for (int half = 0; half < Many.HALVES; half++) {
            upper[0][half] += upper[1][half];
        }
        return new OfGroups(
                new Many(Group.EVERYBODY, outcomes, numbers, upper[0], missing[0], sum),
                new Many(Group.APPROVED, outcomes, numbers, upper[1], missing[1], sumApproved));
    }

    /**
     * So many that they are not put in order but counted: by the upper half of their bits, and those of the halves that are meant by
     * the lower one.
     *
     * @param upper how many values have which upper half
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Many(Group group, Numbers outcomes, Numbers numbers, int[] upper, int missing, double sum)
            implements Values {
        private static final int HALVES = 1 << Character.SIZE;

        /** A number that as an unsigned one stands in the order of the values; the two zeros are one. */
        private static int key(float value) {
            int bits = Float.floatToRawIntBits(value + 0.0f);
            return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
        }

        private static float value(int key) {
            return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
        }

        @Override
        public int count() {
            int count = 0;
            for (int each : upper) {
                count += each;
            }
            return count;
        }

        @Override
        public int below(float value) {
            int below = 0;
            for (int place = 0; place < outcomes.count(); place++) {
                below += numbers.floatAt(place) < value && group.has(outcomes.byteAt(place)) ? 1 : 0;
            }
            return below;
        }

        @Override
        public float[] quantiles(double... shares) {
            if (count() == 0) {
                return new float[0];
            }
            var meant = new int[HALVES][];
            for (double share : shares) {
                meant[half(share).bits()] = new int[HALVES];
            }
            for (int place = 0; place < outcomes.count(); place++) {
                float value = numbers.floatAt(place);
                int key = key(value);
                int[] lower = meant[key >>> Character.SIZE];
                if (lower != null && !Float.isNaN(value) && group.has(outcomes.byteAt(place))) {
                    lower[key & (HALVES - 1)]++;
                }
            }
            var quantiles = new float[shares.length];
            for (int s = 0; s < shares.length; s++) {
                var half = half(shares[s]);
                int rest = Half.find(meant[half.bits()], half.rank()).bits();
                quantiles[s] = value(half.bits() << Character.SIZE | rest);
            }
            return quantiles;
        }

        private Half half(double share) {
            return Half.find(upper, Values.rank(share, count()));
        }
    }

    /// Half of a key.
    ///
    /// @param rank among the keys that have it
    record Half(int bits, int rank) {
        private static Half find(int[] counts, int rank) {
            int bits = 0;
            int left = rank;
            while (left > counts[bits]) {
                left -= counts[bits++];
            }
            return new Half(bits, left);
        }
    }
}
