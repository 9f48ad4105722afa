package scoreline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Calibration;

class BetaTest {

    private static final int ROWS = 20_000;

    @RepeatedTest(10)
    void a_known_curve_is_found_again_and_no_coefficient_could_be_better(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var known = new Beta(random.nextDouble(0.4, 2), random.nextDouble(0.4, 2), random.nextDouble(-1, 1));
        double[] margins = random.doubles(ROWS, -4, 4).toArray();
        int[] targets = drawn(margins, known, random);
        // When
        Beta found = Beta.fit(margins, targets).orElseThrow();
        // Then
        for (double margin = -4; margin <= 4; margin += 0.5) {
            assertThat(found.probability(margin)).isCloseTo(known.probability(margin), within(0.03));
        }
        for (double slope : gradient(found, margins, targets)) {
            assertThat(slope / ROWS).isCloseTo(0, within(1e-7));
        }
    }

    @RepeatedTest(20)
    void with_equal_coefficients_it_is_platts_curve(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double slope = random.nextDouble(0.1, 3);
        double intercept = random.nextDouble(-3, 3);
        var platt = new Calibration(slope, intercept);
        double margin = random.nextDouble(-30, 30);
        // When
        double probability = new Beta(slope, slope, intercept).probability(margin);
        // Then
        assertThat(probability).isCloseTo(platt.probability(margin), within(1e-12));
    }

    @RepeatedTest(10)
    void it_fits_no_worse_than_platts_curve_which_is_one_of_its_own(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] margins = random.doubles(2_000, -5, 1).toArray();
        int[] targets = drawn(margins, margin -> 0.02 + 0.5 / (1 + Math.exp(-margin)), random);
        Calibration platt = Platt.fit(margins, targets).orElseThrow();
        // When
        Beta beta = Beta.fit(margins, targets).orElseThrow();
        // Then
        assertThat(loss(beta, margins, targets)).isLessThanOrEqualTo(loss(platt::probability, margins, targets) + 1e-9);
    }

    @RepeatedTest(10)
    void a_coefficient_that_would_be_negative_is_nought_and_the_rest_as_good_as_can_be(RepetitionInfo run) {
        // Given: a rate that rises at the high end alone, and falls a little before
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] margins = random.doubles(ROWS, -4, 2).toArray();
        int[] targets =
                drawn(margins, margin -> 1 / (1 + Math.exp(-(-0.3 * ln(margin) - 1.5 * ln(-margin) - 2))), random);
        // When
        Beta found = Beta.fit(margins, targets).orElseThrow();
        // Then
        assertThat(found.a()).isZero();
        assertThat(found.b()).isPositive();
        double[] gradient = gradient(found, margins, targets);
        assertThat(gradient[0]).isPositive();
        assertThat(gradient[1] / ROWS).isCloseTo(0, within(1e-7));
        assertThat(gradient[2] / ROWS).isCloseTo(0, within(1e-7));
    }

    @Test
    void margins_that_rank_the_wrong_way_or_are_all_alike_have_no_curve() {
        // When / Then
        assertThat(Beta.fit(new double[] {1, 2, 3, 4, 1, 4}, new int[] {1, 1, 0, 0, 0, 0}))
                .isEmpty();
        assertThat(Beta.fit(new double[] {1.1, 1.1, 1.1, 1.1}, new int[] {1, 0, 0, 0}))
                .isEmpty();
    }

    /** The derivatives of the log-loss, from its definition: central differences. */
    private static double[] gradient(Beta beta, double[] margins, int[] targets) {
        double step = 1e-5;
        double[] w = {beta.a(), beta.b(), beta.c()};
        var gradient = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[i] += step;
            down[i] -= step;
            gradient[i] = (loss(curve(up), margins, targets) - loss(curve(down), margins, targets)) / (2 * step);
        }
        return gradient;
    }

    private static Curve curve(double[] w) {
        return margin -> 1 / (1 + Math.exp(-(w[0] * ln(margin) - w[1] * ln(-margin) + w[2])));
    }

    private static double ln(double margin) {
        return Math.log(1 / (1 + Math.exp(-margin)));
    }

    private static double loss(Curve curve, double[] margins, int[] targets) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double p = curve.probability(margins[i]);
            sum -= Math.log(targets[i] == 1 ? p : 1 - p);
        }
        return sum;
    }

    private static int[] drawn(double[] margins, Curve rate, SplittableRandom random) {
        var targets = new int[margins.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = random.nextDouble() < rate.probability(margins[i]) ? 1 : 0;
        }
        return targets;
    }
}
