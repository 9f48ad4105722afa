package scoreline.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    @Test
    void a_confusion_counts_each_row_once_and_refuses_from_the_threshold_on() {
        // Given
        double[] probabilities = {0.05, 0.1, 0.1, 0.3, 0.4};
        int[] targets = {0, 1, 0, 1, 0};
        // When
        Confusion confusion = Confusion.at(probabilities, targets, 0.1);
        // Then
        assertThat(confusion).isEqualTo(new Confusion(2, 2, 1, 0));
        assertThat(confusion.accuracy()).isEqualTo(3 / 5.0);
        assertThat(Confusion.at(probabilities, targets, 0.2).costPerApplication(10))
                .isEqualTo((10 + 1) / 5.0);
    }

    @Test
    void in_theory_ten_to_one_refuses_from_one_eleventh() {
        // When / Then
        assertThat(Threshold.inTheory(10)).isCloseTo(1 / 11.0, within(1e-15));
    }

    @RepeatedTest(200)
    void no_threshold_is_cheaper_than_the_cheapest(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(1, 40);
        double[] probabilities =
                random.ints(n, 1, 20).mapToDouble(i -> i / 20.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        double ratio = random.nextDouble(0.5, 20);
        // When
        Threshold cheapest = Threshold.cheapest(probabilities, targets, ratio);
        // Then
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 40; i++) {
            double threshold = Math.clamp(i / 40.0, 1e-9, 1 - 1e-9);
            least = Math.min(
                    least, Confusion.at(probabilities, targets, threshold).costPerApplication(ratio));
        }
        assertThat(cheapest.value()).isStrictlyBetween(0.0, 1.0);
        assertThat(cheapest.costPerApplication())
                .isCloseTo(least, within(1e-12))
                .isEqualTo(
                        Confusion.at(probabilities, targets, cheapest.value()).costPerApplication(ratio));
    }

    @RepeatedTest(100)
    void a_row_of_weight_three_counts_as_three_rows(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(1, 30);
        double[] probabilities =
                random.ints(n, 1, 20).mapToDouble(i -> i / 20.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        int[] times = random.ints(n, 0, 4).toArray();
        double ratio = random.nextDouble(0.5, 20);
        // When
        Threshold weighted = Threshold.cheapest(
                probabilities, targets, IntStream.of(times).asDoubleStream().toArray(), ratio);
        // Then
        int[] repeated = IntStream.range(0, n)
                .flatMap(row -> IntStream.generate(() -> row).limit(times[row]))
                .toArray();
        double least = Double.POSITIVE_INFINITY;
        double found = 0;
        for (int i = 0; i <= 41; i++) {
            double threshold = i == 41 ? weighted.value() : Math.clamp(i / 40.0, 1e-9, 1 - 1e-9);
            found = 0;
            for (int row : repeated) {
                boolean refused = probabilities[row] >= threshold;
                found += targets[row] == 1 ? (refused ? 0 : ratio) : (refused ? 1 : 0);
            }
            least = Math.min(least, found);
        }
        assertThat(found).isCloseTo(least, within(1e-9));
        assertThat(weighted.costPerApplication()).isCloseTo(least / n, within(1e-9));
    }

    @Test
    void of_equally_cheap_thresholds_the_one_nearest_to_theory_is_taken() {
        // Given: any threshold between 0.05 and 0.9 decides all rows as they turned out
        double[] probabilities = {0.01, 0.05, 0.9, 0.95};
        int[] targets = {0, 0, 1, 1};
        // When
        Threshold cheapest = Threshold.cheapest(probabilities, targets, 10);
        // Then
        assertThat(cheapest.value()).isStrictlyBetween(0.05, 0.9);
        assertThat(cheapest.costPerApplication()).isZero();
    }
}
