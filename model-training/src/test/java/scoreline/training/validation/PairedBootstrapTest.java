package scoreline.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private static final int ROWS = 2_000;
    private static final int SAMPLES = 60;

    @Test
    void a_score_differs_from_itself_in_no_draw() {
        // Given
        var sample = new Sample(1, 0.5);
        // When
        var interval = PairedBootstrap.ofAucs(sample.scores, sample.scores, sample.targets, 1);
        // Then
        assertThat(interval).isEqualTo(new PairedBootstrap(0, 0));
    }

    @Test
    void the_interval_holds_the_true_difference_about_19_times_in_20() {
        // Given
        double difference = difference(new Sample(0, 0.5, 400_000));
        // When
        long held = IntStream.rangeClosed(1, SAMPLES)
                .mapToObj(seed -> new Sample(seed, 0.5))
                .map(sample -> PairedBootstrap.ofAucs(sample.scores, sample.others, sample.targets, 1))
                .filter(interval -> interval.low() <= difference && difference <= interval.high())
                .count();
        // Then: 95 % of 60 is 57, with a standard error of 1.7
        assertThat(held).isBetween(51L, 60L);
    }

    @Test
    void a_tie_counts_half_in_a_draw_too() {
        // Given
        int[] targets = {0, 1, 0, 1, 0, 1, 0, 1};
        var tied = new double[8];
        double[] right = {0, 1, 0, 1, 0, 1, 0, 1};
        // When
        var interval = PairedBootstrap.ofAucs(right, tied, targets, 1);
        // Then
        assertThat(interval).isEqualTo(new PairedBootstrap(0.5, 0.5));
    }

    @Test
    void the_interval_of_means_has_the_width_that_the_central_limit_gives() {
        // Given: differences of mean 0.3 and standard deviation 0.5
        var random = new SplittableRandom(4);
        double[] values = random.doubles(ROWS, 0, 1)
                .map(uniform -> uniform < 0.5 ? -0.2 : 0.8)
                .toArray();
        var others = new double[ROWS];
        // When
        var interval = PairedBootstrap.ofMeans(values, others, 1);
        // Then
        double mean = DoubleStream.of(values).average().orElseThrow();
        double halfWidth = 1.96 * 0.5 / Math.sqrt(ROWS);
        assertThat(interval.low()).isCloseTo(mean - halfWidth, within(0.15 * halfWidth));
        assertThat(interval.high()).isCloseTo(mean + halfWidth, within(0.15 * halfWidth));
        assertThat(PairedBootstrap.ofMeans(values, values, 1)).isEqualTo(new PairedBootstrap(0, 0));
    }

    private static double difference(Sample sample) {
        return Ranking.auc(sample.scores, sample.targets) - Ranking.auc(sample.others, sample.targets);
    }

    /** Rows of which a tenth default; one score knows more of them than the other. */
    private static final class Sample {
        private final int[] targets;
        private final double[] scores;
        private final double[] others;

        Sample(long seed, double noise) {
            this(seed, noise, ROWS);
        }

        Sample(long seed, double noise, int rows) {
            var random = new SplittableRandom(seed);
            targets = new int[rows];
            scores = new double[rows];
            others = new double[rows];
            for (int i = 0; i < rows; i++) {
                targets[i] = random.nextInt(10) == 0 ? 1 : 0;
                double risk = targets[i] + random.nextGaussian();
                scores[i] = risk + noise * random.nextGaussian();
                others[i] = risk + 2 * noise * random.nextGaussian();
            }
        }
    }
}
