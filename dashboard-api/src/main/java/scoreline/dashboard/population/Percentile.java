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
    /// @param outlines of the same values: they tell how many there are
    static Percentile of(float value, Numbers outcomes, Numbers numbers, Outline.OfGroups outlines) {
        // Twice those below and once those equal.
        long halves = 0;
        long halvesApproved = 0;
        for (int chunk = 0; chunk < outcomes.chunks(); chunk++) {
            byte[] ofChunk = outcomes.bytes(chunk);
            float[] values = numbers.floats(chunk);
            int inChunk = 0;
            int approvedInChunk = 0;
            for (int i = 0; i < values.length; i++) {
                int half = (values[i] < value ? 1 : 0) + (values[i] <= value ? 1 : 0);
                inChunk += ofChunk[i] == Column.ERASED ? 0 : half;
                approvedInChunk += ofChunk[i] == Group.APPROVE ? half : 0;
            }
            halves += inChunk;
            halvesApproved += approvedInChunk;
        }
        return new Percentile(
                percent(halves, outlines.everybody().count()),
                percent(halvesApproved, outlines.approved().count()));
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
