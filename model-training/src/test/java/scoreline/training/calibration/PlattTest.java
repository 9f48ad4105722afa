package scoreline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Calibration;

class PlattTest {

    @RepeatedTest(20)
    void a_known_curve_is_found_again_and_no_other_fits_better(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var known = new Calibration(random.nextDouble(0.3, 3), random.nextDouble(-2, 2));
        var margins = new double[40_000];
        var targets = new int[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = random.nextDouble(-4, 2);
            targets[i] = random.nextDouble() < known.probability(margins[i]) ? 1 : 0;
        }
        // When
        Calibration found = Platt.fit(margins, targets).orElseThrow();
        // Then
        assertThat(found.slope()).isCloseTo(known.slope(), within(0.1));
        assertThat(found.intercept()).isCloseTo(known.intercept(), within(0.15));
        double[] gradient = gradient(found, margins, targets);
        assertThat(gradient[0] / margins.length).isCloseTo(0, within(1e-8));
        assertThat(gradient[1] / margins.length).isCloseTo(0, within(1e-8));
    }

    @Test
    void margins_far_from_their_scale_are_no_trouble() {
        // Given
        var random = new SplittableRandom(1);
        double[] margins = random.doubles(5_000, 500, 900).toArray();
        var targets = new int[margins.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextDouble() < 1 / (1 + Math.exp(-(margins[i] - 700) / 50)) ? 1 : 0;
        }
        // When
        Calibration found = Platt.fit(margins, targets).orElseThrow();
        // Then
        assertThat(found.slope()).isCloseTo(0.02, within(0.002));
        assertThat(found.probability(700)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void margins_that_rank_the_wrong_way_have_no_calibration() {
        // When / Then
        assertThat(Platt.fit(new double[] {1, 2, 3, 4, 1, 4}, new int[] {1, 1, 0, 0, 0, 0}))
                .isEmpty();
    }

    @Test
    void margins_all_alike_have_no_calibration() {
        // When / Then
        assertThat(Platt.fit(new double[] {1, 1, 1, 1}, new int[] {1, 0, 0, 0})).isEmpty();
    }

    private static double[] gradient(Calibration calibration, double[] margins, int[] targets) {
        var gradient = new double[2];
        for (int i = 0; i < margins.length; i++) {
            double error = calibration.probability(margins[i]) - targets[i];
            gradient[0] += error * margins[i];
            gradient[1] += error;
        }
        return gradient;
    }
}
