package scoreline.training.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import scoreline.training.validation.Threshold;

class SensitivityTest {

    @RepeatedTest(20)
    void each_ratio_has_its_cheapest_threshold_and_the_price_of_not_taking_it(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var applicants = Applicants.drawn(400, random);
        double inForce = Threshold.cheapest(applicants.probabilities(), applicants.targets(), 10)
                .value();
        // When
        List<Sensitivity> sensitivity = BusinessScore.of(
                        applicants.probabilities(),
                        applicants.targets(),
                        Optional.empty(),
                        Stakes.atRatio(10),
                        inForce,
                        0)
                .sensitivity();
        // Then
        assertThat(sensitivity)
                .extracting(Sensitivity::costRatio)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(5, 20).mapToObj(Double::valueOf).toList());
        assertThat(sensitivity).allSatisfy(at -> {
            double least = IntStream.rangeClosed(0, 400)
                    .mapToDouble(i -> applicants.cost(at.costRatio(), i / 400.0))
                    .min()
                    .orElseThrow();
            assertThat(at.costPerApplication()).isCloseTo(least, within(1e-12));
            assertThat(applicants.cost(at.costRatio(), at.threshold())).isCloseTo(least, within(1e-12));
            assertThat(at.thresholdInTheory()).isEqualTo(1 / (1 + at.costRatio()));
            assertThat(at.regret())
                    .isNotNegative()
                    .isCloseTo(applicants.cost(at.costRatio(), inForce) - least, within(1e-12));
            assertThat(at.approvalRate())
                    .isEqualTo(Arrays.stream(applicants.probabilities())
                                    .filter(p -> p < at.threshold())
                                    .count()
                            / 400.0);
        });
        assertThat(sensitivity.get(5).regret()).isZero();
    }
}
