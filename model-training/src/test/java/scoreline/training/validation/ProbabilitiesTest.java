package scoreline.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

    private static final double[] PROBABILITIES = {0.9, 0.2, 0.6, 0.1};
    private static final int[] TARGETS = {1, 0, 0, 0};

    @Test
    void brier_is_the_mean_squared_error() {
        // When / Then
        assertThat(Probabilities.brier(PROBABILITIES, TARGETS))
                .isCloseTo((0.01 + 0.04 + 0.36 + 0.01) / 4, within(1e-15));
    }

    @Test
    void log_loss_is_the_mean_surprise() {
        // When / Then
        assertThat(Probabilities.logLoss(PROBABILITIES, TARGETS))
                .isCloseTo(-Math.log(0.9 * 0.8 * 0.4 * 0.9) / 4, within(1e-15));
    }

    @Test
    void calibration_error_compares_means_within_bins_of_equal_count() {
        // When: the bins are {0.1, 0.2} with no default and {0.6, 0.9} with one of two
        double error = Probabilities.expectedCalibrationError(PROBABILITIES, TARGETS, 2);
        // Then
        assertThat(error).isCloseTo(0.5 * 0.15 + 0.5 * 0.25, within(1e-15));
    }

    @RepeatedTest(5)
    void true_probabilities_have_a_small_calibration_error_and_shifted_ones_their_shift(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] probabilities = random.doubles(200_000, 0.02, 0.3).toArray();
        var targets = new int[probabilities.length];
        var shifted = new double[probabilities.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextDouble() < probabilities[i] ? 1 : 0;
            shifted[i] = probabilities[i] + 0.05;
        }
        // When
        double error = Probabilities.expectedCalibrationError(probabilities, targets, 10);
        double errorOfShifted = Probabilities.expectedCalibrationError(shifted, targets, 10);
        // Then
        assertThat(error).isLessThan(0.005);
        assertThat(errorOfShifted).isCloseTo(0.05, within(0.005));
    }
}
