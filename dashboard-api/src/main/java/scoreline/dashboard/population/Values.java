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

    /// The smallest value that at least a share of all values do not exceed, for each share.
    ///
    /// @param shares from 0 to 1
    /// @return empty of none
    float[] quantiles(double... shares);

    /** Null of none. */
    default @Nullable Double mean() {
        return count() == 0 ? null : sum() / count();
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
        // Without branches: what is drawn by chance cannot be guessed. The approved, the others, the erased.
        var upper = new int[Many.SIDES][Many.HALVES];
        double sum = 0;
        double sumApproved = 0;
        for (int chunk = 0; chunk < outcomes.chunks(); chunk++) {
            byte[] ofChunk = outcomes.bytes(chunk);
            float[] values = numbers.floats(chunk);
            for (int i = 0; i < values.length; i++) {
                int side = Many.SIDE[ofChunk[i]];
                float value = values[i];
                upper[side][Many.key(value) >>> Character.SIZE]++;
                double known = Float.isNaN(value) ? 0 : value;
                sum += side == Many.ERASED ? 0 : known;
                sumApproved += side == 0 ? known : 0;
            }
        }
        int missingApproved = Many.takeMissing(upper[0]);
        int missing = missingApproved + Many.takeMissing(upper[1]);
        for (int half = 0; half < Many.HALVES; half++) {
            upper[1][half] += upper[0][half];
        }
        return new OfGroups(
                new Many(Group.EVERYBODY, outcomes, numbers, upper[1], missing, sum),
                new Many(Group.APPROVED, outcomes, numbers, upper[0], missingApproved, sumApproved));
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

        /** By outcome. */
        private static final int[] SIDE = {0, 1, 1, 2};

        private static final int ERASED = 2;
        private static final int SIDES = 3;

        /** A number that as an unsigned one stands in the order of the values, NaN the last; the two zeros are one. */
        private static int key(float value) {
            int bits = Float.floatToIntBits(value + 0.0f);
            // Of a negative one all bits are turned over, of others the first.
            return bits ^ ((bits >> (Integer.SIZE - 1)) | Integer.MIN_VALUE);
        }

        private static float value(int key) {
            return Float.intBitsToFloat(key < 0 ? key & Integer.MAX_VALUE : ~key);
        }

        private static int takeMissing(int[] upper) {
            int half = key(Float.NaN) >>> Character.SIZE;
            int missing = upper[half];
            upper[half] = 0;
            return missing;
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
        public float[] quantiles(double... shares) {
            int count = count();
            if (count == 0) {
                return new float[0];
            }
            var halves = new Half[shares.length];
            var isMeant = new boolean[HALVES];
            var lower = new int[HALVES][];
            for (int s = 0; s < shares.length; s++) {
                halves[s] = Half.find(upper, Values.rank(shares[s], count));
                isMeant[halves[s].bits()] = true;
                lower[halves[s].bits()] = new int[HALVES];
            }
            for (int chunk = 0; chunk < outcomes.chunks(); chunk++) {
                float[] values = numbers.floats(chunk);
                for (int i = 0; i < values.length; i++) {
                    int key = key(values[i]);
                    if (isMeant[key >>> Character.SIZE] && group.has(outcomes.bytes(chunk)[i])) {
                        lower[key >>> Character.SIZE][key & (HALVES - 1)]++;
                    }
                }
            }
            var quantiles = new float[shares.length];
            for (int s = 0; s < shares.length; s++) {
                int rest = Half.find(lower[halves[s].bits()], halves[s].rank()).bits();
                quantiles[s] = value(halves[s].bits() << Character.SIZE | rest);
            }
            return quantiles;
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
