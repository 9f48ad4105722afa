package scoreline.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLengthTest {

    /** Two-sided runs of Lucas and Crosier (1982), table 1: a direction by itself runs twice as long. */
    @ParameterizedTest
    @CsvSource({"0.5, 4, 168", "0.5, 5, 465"})
    void runs_of_normal_steps_are_the_published_ones(double allowance, double threshold, double twoSided) {
        assertThat(RunLength.mean(allowance, threshold, 0) / 2).isCloseTo(twoSided, withinPercentage(1));
    }

    /** Siegmund's approximation, which knows nothing of cells. */
    @ParameterizedTest
    @CsvSource({"0.125, 400000", "0.125, 20000", "0.25, 400000", "0.5, 5000"})
    void the_threshold_is_near_the_approximation_for_long_runs(double allowance, double wanted) {
        // When
        double threshold = RunLength.threshold(allowance, 0, wanted);
        // Then
        double reach = 2 * allowance * (threshold + 1.166);
        double approximate = (Math.exp(reach) - reach - 1) / (2 * allowance * allowance);
        assertThat(approximate).isCloseTo(wanted, withinPercentage(5));
    }

    @Test
    void where_a_step_by_itself_is_rare_enough_there_is_no_threshold() {
        assertThat(RunLength.threshold(4, 0, 1_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.8, 1000", "0.25, -0.8, 1000", "1, 0.4, 300"})
    void skewed_steps_run_as_long_as_was_asked(double allowance, double skewness, double wanted) {
        // Given
        double threshold = RunLength.threshold(allowance, skewness, wanted);
        double shape = 4 / (skewness * skewness);
        // When
        double mean = simulated(allowance, threshold, random -> {
            double gamma = gamma(shape, random);
            return Math.signum(skewness) * (gamma - shape) / Math.sqrt(shape);
        });
        // Then
        assertThat(mean).isCloseTo(wanted, withinPercentage(12));
    }

    private static double simulated(double allowance, double threshold, ToDoubleFunction<SplittableRandom> step) {
        var random = new SplittableRandom(1);
        long steps = 0;
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            for (double sum = 0; sum <= threshold; steps++) {
                sum = Math.max(0, sum + step.applyAsDouble(random) - allowance);
            }
        }
        return (double) steps / runs;
    }

    /** Marsaglia and Tsang (2000), for shapes of 1 and more. */
    private static double gamma(double shape, SplittableRandom random) {
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
