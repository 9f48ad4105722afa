package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
    private static final int OUTCOMES = 4;

    private static Numbers column(float... values) {
        var bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        var column = Column.feature(0);
        return new Numbers(
                Arrays.stream(chunks(bytes.array(), Column.CHUNK * Float.BYTES))
                        .map(chunk -> Numbers.read(column, chunk))
                        .toArray(),
                values.length);
    }

    private static byte[][] chunks(byte[] all, int size) {
        return IntStream.range(0, Math.ceilDiv(all.length, size))
                .mapToObj(i -> Arrays.copyOfRange(all, i * size, Math.min(all.length, (i + 1) * size)))
                .toArray(byte[][]::new);
    }

    private static void assertAreThose(Values values, float[] expected) {
        int missing = (int) IntStream.range(0, expected.length)
                .filter(i -> Float.isNaN(expected[i]))
                .count();
        // Missing ones are sorted behind all others.
        float[] known = Arrays.copyOf(sorted(expected), expected.length - missing);
        assertThat(values.count()).isEqualTo(known.length);
        assertThat(values.missing()).isEqualTo(missing);
        float[] quantiles = values.quantiles(SHARES);
        if (known.length == 0) {
            assertThat(quantiles).isEmpty();
            assertThat(values.mean()).isNull();
            return;
        }
        for (int s = 0; s < SHARES.length; s++) {
            int rank = Math.max(1, (int) Math.ceil(SHARES[s] * known.length));
            assertThat(quantiles[s] == known[rank - 1]).isTrue();
        }
        double sum = 0;
        for (float value : expected) {
            sum += Float.isNaN(value) ? 0 : value;
        }
        assertThat(values.mean()).isEqualTo(sum / known.length);
    }

    private static float[] sorted(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    @RepeatedTest(40)
    void quantiles_percentiles_and_means_are_those_of_all_values_of_a_group(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int count = random.nextInt(1, 10_000);
        boolean isCoarse = random.nextBoolean();
        var outcomes = new byte[count];
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            outcomes[i] = (byte) random.nextInt(OUTCOMES);
            values[i] = random.nextInt(10) == 0
                    ? Float.NaN
                    : isCoarse ? -0f + random.nextInt(-3, 4) : (float) random.nextGaussian() * 1e6f;
        }
        values[0] = random.nextBoolean() ? Float.NEGATIVE_INFINITY : -0f;
        outcomes[0] = 0;
        // When
        float drawn = values[random.nextInt(count)];
        float one = Float.isNaN(drawn) ? 1 : drawn;
        var decided = new Numbers(chunks(outcomes, Column.CHUNK), count);
        var groups = Values.of(decided, column(values));
        var outlines = new Outline.OfGroups(Outline.of(groups.everybody()), Outline.of(groups.approved()));
        var percentile = Percentile.of(one, decided, column(values), outlines);
        // Then
        float[] everybody = of(values, outcomes, Group.EVERYBODY);
        float[] approved = of(values, outcomes, Group.APPROVED);
        assertAreThose(groups.everybody(), everybody);
        assertAreThose(groups.approved(), approved);
        assertThat(percentile.ofEverybody()).isEqualTo(percentile(everybody, one));
        assertThat(percentile.ofApproved()).isEqualTo(percentile(approved, one));
    }

    private static @Nullable Double percentile(float[] values, float one) {
        int known = 0;
        int below = 0;
        int equal = 0;
        for (float value : values) {
            known += Float.isNaN(value) ? 0 : 1;
            below += value < one ? 1 : 0;
            equal += value == one ? 1 : 0;
        }
        return known == 0 ? null : 100.0 * (below + equal / 2.0) / known;
    }

    private static float[] of(float[] values, byte[] outcomes, Group group) {
        var found = new float[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcomes[i] == 0 || (group == Group.EVERYBODY && outcomes[i] != Column.ERASED)) {
                found[count++] = values[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    @Test
    void some_are_those_at_their_places() {
        // Given
        var values = new float[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 0 ? Float.NaN : -i;
        }
        int[] places = {3, 7, 4_095, 4_096, 9_999};
        // When
        var some = Values.of(places, column(values));
        // Then
        assertAreThose(some, new float[] {-3, Float.NaN, Float.NaN, -4_096, -9_999});
        assertThat(Percentile.of(-4_096, places, column(values))).isEqualTo(50);
    }

    @Test
    void of_nobody_nothing_is_told() {
        var none = Values.of(new int[0], column());
        assertThat(none.quantiles(0.5)).isEmpty();
        assertThat(none.mean()).isNull();
        assertThat(Percentile.of(1, new int[0], column())).isNull();
    }
}
