package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @RepeatedTest(40)
    void quantiles_and_percentiles_are_those_of_all_values_in_order_wherever_they_are_parted(
            RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int count = random.nextInt(1, 2_000);
        int parted = random.nextInt(count + 1);
        boolean isCoarse = random.nextBoolean();
        var all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = isCoarse ? -0f + random.nextInt(-3, 4) : (float) random.nextGaussian() * 1e6f;
        }
        var values =
                gathered(gathered(Values.NONE, Arrays.copyOf(all, parted)), Arrays.copyOfRange(all, parted, count));
        Arrays.sort(all);
        double[] shares = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
        // When
        float[] quantiles = values.quantiles(shares);
        // Then
        for (int s = 0; s < shares.length; s++) {
            int rank = Math.max(1, (int) Math.ceil(shares[s] * count));
            assertThat(quantiles[s] == all[rank - 1]).isTrue();
        }
        float one = all[random.nextInt(count)];
        long below = LongStream.range(0, count).filter(i -> all[(int) i] < one).count();
        long equal = LongStream.range(0, count).filter(i -> all[(int) i] == one).count();
        assertThat(values.percentile(one)).isEqualTo(100.0 * (below + equal / 2.0) / count);
        assertThat(values.missing()).isEqualTo(2);
        assertThat(values.count()).isEqualTo(count);
    }

    private static Values gathered(Values before, float[] values) {
        var gathering = new Values.Gathering(before, values.length + 1);
        gathering.add(Float.NaN);
        for (float value : values) {
            gathering.add(value);
        }
        return gathering.values();
    }

    @Test
    void of_nobody_nothing_is_told() {
        var none = Values.NONE;
        assertThat(none.quantiles(0.5)).isEmpty();
        assertThat(none.mean()).isNull();
        assertThat(none.percentile(1)).isNull();
    }
}
