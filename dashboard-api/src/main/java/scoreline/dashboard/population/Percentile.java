package scoreline.dashboard.population;

import org.jspecify.annotations.Nullable;

/// Where a value stands among others: the share below it and half of those equal to it, in percent; null where nobody
/// has a value.
///
/// @param ofEverybody among all who were not erased
/// @param ofApproved among those of them who were approved
record Percentile(@Nullable Double ofEverybody, @Nullable Double ofApproved) {

    /// In one pass, without branches: what is drawn by chance cannot be guessed.
    ///
    /// @param value not NaN
    static Percentile of(float value, Numbers outcomes, Numbers numbers) {
        // Twice those below and once those equal, and all who have one; by outcome.
        var halves = new long[Column.ERASED + 1];
        var known = new long[Column.ERASED + 1];
        for (int chunk = 0; chunk < outcomes.chunks(); chunk++) {
            byte[] ofChunk = outcomes.bytes(chunk);
            float[] values = numbers.floats(chunk);
            for (int i = 0; i < values.length; i++) {
                float other = values[i];
                halves[ofChunk[i]] += (other < value ? 1 : 0) + (other <= value ? 1 : 0);
                known[ofChunk[i]] += Float.isNaN(other) ? 0 : 1;
            }
        }
        return new Percentile(
                percent(halves[0] + halves[1] + halves[2], known[0] + known[1] + known[2]),
                percent(halves[0], known[0]));
    }

    /** Among some. */
    static @Nullable Double of(float value, int[] places, Numbers numbers) {
        long halves = 0;
        long known = 0;
        for (int place : places) {
            float other = numbers.floatAt(place);
            halves += (other < value ? 1 : 0) + (other <= value ? 1 : 0);
            known += Float.isNaN(other) ? 0 : 1;
        }
        return percent(halves, known);
    }

    private static @Nullable Double percent(long halves, long known) {
        return known == 0 ? null : 50.0 * halves / known;
    }
}
