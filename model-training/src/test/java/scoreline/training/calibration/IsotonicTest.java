package scoreline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    @RepeatedTest(300)
    void no_other_steps_that_never_fall_are_nearer_to_the_targets(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(2, 14);
        double[] margins =
                random.ints(n, -6, 6).mapToDouble(margin -> margin / 2.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        double[] best = nearestSteps(margins, targets);
        boolean rises = Arrays.stream(best).distinct().count() > 1;
        // When
        var fitted = Isotonic.fit(margins, targets);
        // Then
        assertThat(fitted.isPresent()).isEqualTo(rises);
        fitted.ifPresent(curve -> {
            for (int i = 0; i < n; i++) {
                assertThat(curve.probability(margins[i])).isCloseTo(best[i], within(1e-12));
            }
        });
    }

    @Test
    void a_margin_between_two_blocks_belongs_to_the_lower_one_and_beyond_the_last_nothing_changes() {
        // Given: blocks from -2 (0 of 2), from 0 (1 of 2) and from 3 (1 of 1)
        Isotonic curve = Isotonic.fit(new double[] {-2, -1, 0, 1, 3}, new int[] {0, 0, 1, 0, 1})
                .orElseThrow();
        // When / Then
        assertThat(curve.probability(-9)).isZero();
        assertThat(curve.probability(-0.1)).isZero();
        assertThat(curve.probability(0)).isEqualTo(0.5);
        assertThat(curve.probability(2.9)).isEqualTo(0.5);
        assertThat(curve.probability(3)).isOne();
        assertThat(curve.probability(50)).isOne();
    }

    /** Every way to cut the distinct margins into blocks, judged by its squared error: shape (rows). */
    private static double[] nearestSteps(double[] margins, int[] targets) {
        double[] distinct = Arrays.stream(margins).distinct().sorted().toArray();
        double least = Double.POSITIVE_INFINITY;
        double[] best = new double[margins.length];
        for (int cuts = 0; cuts < 1 << (distinct.length - 1); cuts++) {
            var steps = new double[margins.length];
            double before = Double.NEGATIVE_INFINITY;
            boolean rising = true;
            int from = 0;
            for (int to = 1; to <= distinct.length; to++) {
                if (to < distinct.length && (cuts >> (to - 1) & 1) == 0) {
                    continue;
                }
                double low = distinct[from];
                double high = distinct[to - 1];
                double sum = 0;
                int count = 0;
                for (int i = 0; i < margins.length; i++) {
                    if (margins[i] >= low && margins[i] <= high) {
                        sum += targets[i];
                        count++;
                    }
                }
                for (int i = 0; i < margins.length; i++) {
                    if (margins[i] >= low && margins[i] <= high) {
                        steps[i] = sum / count;
                    }
                }
                rising &= sum / count >= before;
                before = sum / count;
                from = to;
            }
            double error = 0;
            for (int i = 0; i < margins.length; i++) {
                error += (targets[i] - steps[i]) * (targets[i] - steps[i]);
            }
            if (rising && error < least - 1e-12) {
                least = error;
                best = steps;
            }
        }
        return best;
    }
}
