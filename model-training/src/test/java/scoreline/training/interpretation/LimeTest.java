package scoreline.training.interpretation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LimeTest {

    private static final int FEATURES = 12;

    @RepeatedTest(10)
    void of_a_linear_score_it_finds_what_each_value_adds_to_the_mean(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] slopes = IntStream.range(0, FEATURES)
                .mapToDouble(f -> (f % 2 == 0 ? 1 : -1) * (f + 1))
                .toArray();
        float[][] people = people(random, 5_000);
        var applicant = new float[FEATURES];
        Arrays.fill(applicant, 2);
        var lime = new Lime(row -> linear(slopes, row), everyFeature(), people);
        // When
        Lime.Line line = lime.explain(applicant, run.getCurrentRepetition());
        // Then
        for (int f = 0; f < FEATURES; f++) {
            assertThat(line.weights()[f]).isCloseTo(2 * slopes[f], within(4.0));
        }
        assertThat(strongest(line.weights())[0]).isGreaterThanOrEqualTo(FEATURES - 3);
        assertThat(Interpretation.spearman(magnitudes(line.weights()), magnitudes(slopes)))
                .isGreaterThan(0.9);
    }

    @Test
    void a_feature_that_is_missing_is_worth_what_missing_adds() {
        // Given: missing costs 3, and nobody else misses it
        var lime = new Lime(row -> Float.isNaN(row[0]) ? 3 : 0, everyFeature(), people(new SplittableRandom(1), 100));
        var applicant = new float[FEATURES];
        applicant[0] = Float.NaN;
        // When
        Lime.Line line = lime.explain(applicant, 1);
        // Then: up to what the ridge takes
        assertThat(line.weights()[0]).isCloseTo(3, within(0.02));
        assertThat(line.fit()).isCloseTo(1, within(1e-3));
    }

    @Test
    void the_same_seed_says_the_same_and_another_almost() {
        // Given
        var lime = new Lime(
                row -> Math.tanh(row[0]) * row[1] + row[2], everyFeature(), people(new SplittableRandom(1), 500));
        float[] applicant = people(new SplittableRandom(2), 1)[0];
        // When
        double[] first = lime.explain(applicant, 5).weights();
        double[] again = lime.explain(applicant, 5).weights();
        double[] other = lime.explain(applicant, 6).weights();
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(strongest(other)[0]).isEqualTo(strongest(first)[0]);
    }

    private static int[] everyFeature() {
        return IntStream.range(0, FEATURES).toArray();
    }

    private static float[][] people(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    var row = new float[FEATURES];
                    for (int f = 0; f < FEATURES; f++) {
                        row[f] = (float) random.nextGaussian();
                    }
                    return row;
                })
                .toArray(float[][]::new);
    }

    private static double linear(double[] slopes, float[] row) {
        return IntStream.range(0, FEATURES).mapToDouble(f -> slopes[f] * row[f]).sum();
    }

    private static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static int[] strongest(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(values[i])))
                .mapToInt(i -> i)
                .toArray();
    }
}
