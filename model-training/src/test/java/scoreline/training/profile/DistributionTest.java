package scoreline.training.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @RepeatedTest(50)
    void figures_are_those_of_commons_math(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] sorted = random.doubles(random.nextInt(3, 400), -1, 1)
                .map(value -> Math.exp(3 * value))
                .sorted()
                .toArray();
        var oracle = new DescriptiveStatistics(sorted);
        // When
        var exact = new Distribution(sorted);
        // Then
        assertThat(exact.mean()).isCloseTo(oracle.getMean(), within(1e-9));
        assertThat(exact.standardDeviation()).isCloseTo(oracle.getStandardDeviation(), within(1e-9));
        assertThat(exact.skewness()).isCloseTo(oracle.getSkewness(), within(1e-9));
        for (double share : new double[] {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
            double percentile = new Percentile()
                    .withEstimationType(Percentile.EstimationType.R_7)
                    .evaluate(sorted, 100 * share);
            assertThat(exact.quantile(share)).isCloseTo(percentile, within(1e-9));
        }
        double reach = 3 * (exact.quantile(0.75) - exact.quantile(0.25));
        long outside = Arrays.stream(sorted)
                .filter(value -> value < exact.quantile(0.25) - reach || value > exact.quantile(0.75) + reach)
                .count();
        assertThat(exact.outliers()).isEqualTo(outside);
    }

    @Test
    void a_single_value_and_equal_ones_have_no_skew_and_no_outliers() {
        // When / Then
        assertThat(new Distribution(new double[] {4, 4, 4, 4}).skewness()).isNaN();
        assertThat(new Distribution(new double[] {4, 4, 4, 4, 4, 4, 9}).outliers())
                .isEqualTo(-1);
        assertThat(new Distribution(new double[] {4}).quantile(0.5)).isEqualTo(4);
    }
}
