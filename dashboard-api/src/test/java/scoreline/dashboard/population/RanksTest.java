package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RanksTest {
    @RepeatedTest(20)
    void quantiles_and_percentiles_are_those_of_the_values_in_order(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int count = random.nextInt(1, 2_000);
        boolean isCoarse = random.nextBoolean();
        var values = new float[count + 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = isCoarse ? -0f + random.nextInt(-3, 4) : (float) random.nextGaussian() * 1e6f;
        }
        float[] inOrder = Arrays.copyOf(values, count);
        Arrays.sort(inOrder);
        double[] shares = {0, 0.01, 0.25, 0.5, 0.75, 0.99, 1};
        // When
        float[] quantiles = Ranks.quantiles(values, count, shares);
        // Then
        for (int s = 0; s < shares.length; s++) {
            int rank = Math.max(1, (int) Math.ceil(shares[s] * count));
            assertThat(quantiles[s]).isEqualTo(inOrder[rank - 1]);
        }
        float one = values[random.nextInt(count)];
        long below =
                LongStream.range(0, count).filter(i -> inOrder[(int) i] < one).count();
        long equal =
                LongStream.range(0, count).filter(i -> inOrder[(int) i] == one).count();
        assertThat(Ranks.percentile(values, count, one)).isEqualTo(100.0 * (below + equal / 2.0) / count);
    }

    @RepeatedTest(20)
    void the_nearest_are_those_of_all_in_order(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int most = random.nextInt(1, 50);
        int[] distances =
                random.ints(random.nextInt(500), 0, random.nextInt(1, 300)).toArray();
        var nearest = new Nearest(most);
        // When
        for (int place = 0; place < distances.length; place++) {
            nearest.offer(place, distances[place]);
        }
        // Then
        assertThat(nearest.inOrder())
                .isEqualTo(LongStream.range(0, distances.length)
                        .map(place -> ((long) distances[(int) place] << 32) + place)
                        .sorted()
                        .limit(most)
                        .toArray());
    }
}
