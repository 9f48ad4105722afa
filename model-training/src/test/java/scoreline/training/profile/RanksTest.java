package scoreline.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.training.validation.Ranking;

class RanksTest {

    @RepeatedTest(50)
    void the_auc_is_that_of_the_rows_that_know_the_field(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] values = values(random, 200, 30);
        int[] targets = random.ints(200, 0, 2).toArray();
        int[] known = IntStream.range(0, 200)
                .filter(row -> !Double.isNaN(values[row]))
                .toArray();
        // When
        double auc = ranks(values).auc(targets);
        // Then
        double oracle = Ranking.auc(
                Arrays.stream(known).mapToDouble(row -> values[row]).toArray(),
                Arrays.stream(known).map(row -> targets[row]).toArray());
        assertThat(auc).isCloseTo(oracle, within(1e-12));
    }

    @RepeatedTest(50)
    void spearman_is_that_of_commons_math_on_the_rows_that_know_both(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] one = values(random, 300, random.nextInt(3, 500));
        double[] other = values(random, 300, random.nextInt(3, 500));
        for (int row = 0; row < 300; row += 2) {
            other[row] = one[row] + random.nextInt(3);
        }
        int[] both = IntStream.range(0, 300)
                .filter(row -> !Double.isNaN(one[row]) && !Double.isNaN(other[row]))
                .toArray();
        // When
        double spearman = Correlations.spearman(ranks(one), ranks(other), 20);
        // Then
        double oracle = new SpearmansCorrelation()
                .correlation(
                        Arrays.stream(both).mapToDouble(row -> one[row]).toArray(),
                        Arrays.stream(both).mapToDouble(row -> other[row]).toArray());
        assertThat(spearman).isCloseTo(oracle, within(1e-9));
    }

    @Test
    void the_strongest_pairs_come_first_and_twins_before_all() {
        // Given
        var random = new SplittableRandom(1);
        double[] one = random.doubles(500).toArray();
        double[] twin = Arrays.stream(one).map(value -> -3 * value).toArray();
        double[] near =
                Arrays.stream(one).map(value -> value + random.nextDouble()).toArray();
        double[] apart = random.doubles(500).toArray();
        // When
        var strongest = Correlations.strongest(
                List.of("one", "near", "apart", "twin"),
                List.of(ranks(one), ranks(near), ranks(apart), ranks(twin)),
                2,
                20);
        // Then
        assertThat(strongest).hasSize(2);
        assertThat(strongest.getFirst()).isEqualTo(new Correlation("one", "twin", -1));
        assertThat(strongest.getLast().spearman()).isBetween(0.6, 0.8);
    }

    private static double[] values(SplittableRandom random, int rows, int distinct) {
        return random.ints(rows, 0, distinct)
                .mapToDouble(value -> random.nextInt(5) == 0 ? Double.NaN : value / 3.0)
                .toArray();
    }

    private static Ranks ranks(double[] values) {
        return Ranks.of(
                values,
                Arrays.stream(values)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray());
    }
}
