package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/**
 * The values that a group has of a feature. Ranks are exact: they are counted by the upper half of a value's bits, and among those of
 * the half that is meant by the lower one, so that nothing is put in order.
 */
final class Values {
    private static final int HALVES = 1 << Character.SIZE;

    /** So many of these are the group's; not to be changed. */
    private final float[] values;

    private final int count;
    private final long missing;
    private final double sum;

    private Values(float[] values, int count, long missing, double sum) {
        this.values = values;
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
        var values = new float[places];
        int front = 0;
        int back = places;
        long missing = 0;
        long missingApproved = 0;
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
                values[front++] = value;
                sum += value;
                sumApproved += value;
            } else {
                values[--back] = value;
                sum += value;
            }
        }
        System.arraycopy(values, back, values, front, places - back);
        return new OfGroups(
                new Values(values, front + places - back, missing, sum),
                new Values(values, front, missingApproved, sumApproved));
    }

    /// Of some.
    ///
    /// @param places none of them erased
    static Values of(int[] places, Numbers numbers) {
        var values = new float[places.length];
        int count = 0;
        double sum = 0;
        for (int place : places) {
            float value = numbers.floatAt(place);
            if (!Float.isNaN(value)) {
                values[count++] = value;
                sum += value;
            }
        }
        return new Values(values, count, places.length - count, sum);
    }

    /** Who has one. */
    int count() {
        return count;
    }

    /** Who has none. */
    long missing() {
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
        var quantiles = new float[shares.length];
        var upper = new int[HALVES];
        for (int i = 0; i < count; i++) {
            upper[inOrder(values[i]) >>> Character.SIZE]++;
        }
        for (int s = 0; s < shares.length; s++) {
            quantiles[s] = ofRank(Math.max(1, (int) Math.ceil(shares[s] * count)), upper);
        }
        return quantiles;
    }

    /// @param upper how many values have which upper half
    private float ofRank(int rank, int[] upper) {
        int half = 0;
        int left = rank;
        while (left > upper[half]) {
            left -= upper[half++];
        }
        var lower = new int[HALVES];
        for (int i = 0; i < count; i++) {
            int bits = inOrder(values[i]);
            if (bits >>> Character.SIZE == half) {
                lower[bits & (HALVES - 1)]++;
            }
        }
        int rest = 0;
        while (left > lower[rest]) {
            left -= lower[rest++];
        }
        int bits = half << Character.SIZE | rest;
        return Float.intBitsToFloat(bits < 0 ? bits & Integer.MAX_VALUE : ~bits);
    }

    /** Bits that as an unsigned number stand in the order of the values; the two zeros are one. */
    private static int inOrder(float value) {
        int bits = Float.floatToRawIntBits(value + 0.0f);
        return bits < 0 ? ~bits : bits | Integer.MIN_VALUE;
    }

    /// The share below a value and half of those equal to it, in percent; null of none.
    @Nullable
    Double percentile(float value) {
        long below = 0;
        long equal = 0;
        for (int i = 0; i < count; i++) {
            below += values[i] < value ? 1 : 0;
            equal += values[i] == value ? 1 : 0;
        }
        return count == 0 ? null : 50.0 * (2 * below + equal) / count;
    }
}
