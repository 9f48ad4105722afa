package scoreline.training.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.training.validation.Confusion;

class CostPointTest {

    @RepeatedTest(50)
    void every_point_is_what_counting_gives_and_none_that_could_be_cheaper_is_left_out(RepetitionInfo run) {
        // Given: fewer different probabilities than points
        var random = new SplittableRandom(run.getCurrentRepetition());
        var applicants = Applicants.drawn(random.nextInt(1, 300), random);
        double ratio = random.nextDouble(0.5, 20);
        // When
        List<CostPoint> curve = curve(applicants, ratio, 0.123);
        // Then
        assertThat(curve).allSatisfy(point -> {
            assertThat(point.costPerApplication()).isCloseTo(applicants.cost(ratio, point.threshold()), within(1e-12));
            assertThat(point.confusion())
                    .isEqualTo(Confusion.at(applicants.probabilities(), applicants.targets(), point.threshold()));
            assertThat(point.approvalRate())
                    .isEqualTo((double) Arrays.stream(applicants.probabilities())
                                    .filter(p -> p < point.threshold())
                                    .count()
                            / applicants.targets().length);
        });
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 400; i++) {
            least = Math.min(least, applicants.cost(ratio, i / 400.0));
        }
        assertThat(curve.stream()
                        .mapToDouble(CostPoint::costPerApplication)
                        .min()
                        .orElseThrow())
                .isCloseTo(least, within(1e-12));
    }

    @Test
    void many_probabilities_are_thinned_evenly_from_refusing_all_to_approving_all() {
        // Given
        var random = new SplittableRandom(1);
        double[] probabilities = random.doubles(10_000, 0.01, 0.6).toArray();
        int[] targets = random.ints(10_000, 0, 2).toArray();
        // When
        List<CostPoint> curve = curve(new Applicants(probabilities, targets, new double[10_000]), 10, 0.123);
        // Then
        assertThat(curve).hasSize(200);
        assertThat(curve).extracting(CostPoint::threshold).isSorted().contains(0.123);
        assertThat(curve.getFirst().approvalRate()).isZero();
        assertThat(curve.getLast().approvalRate()).isOne();
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).approvalRate() - curve.get(i - 1).approvalRate())
                    .isBetween(0.0, 0.0053);
        }
    }

    private static List<CostPoint> curve(Applicants applicants, double ratio, double threshold) {
        return BusinessScore.of(
                        applicants.probabilities(),
                        applicants.targets(),
                        Optional.empty(),
                        Stakes.atRatio(ratio),
                        threshold,
                        0)
                .costCurve();
    }
}
