package scoreline.training.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.training.experiment.Lab.LearningPoint;

class LearningLawTest {

    @RepeatedTest(50)
    void a_law_is_found_again_from_its_own_points(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double limit = random.nextDouble(0.6, 0.9);
        double gap = random.nextDouble(0.01, 0.2);
        double exponent = random.nextInt(5, 201) / 100.0;
        List<LearningPoint> points = IntStream.of(1_000, 2_000, 4_000, 8_000)
                .mapToObj(rows -> point(rows, limit - gap * Math.pow(rows / 8_000.0, -exponent)))
                .toList();
        // When
        LearningLaw law = LearningLaw.of(points).orElseThrow();
        // Then
        assertThat(law.auc(16_000)).isCloseTo(limit - gap * Math.pow(2, -exponent), within(1e-9));
        assertThat(law.exponent()).isCloseTo(exponent, within(1e-9));
    }

    @Test
    void no_law_is_told_of_two_points_or_of_an_auc_that_does_not_rise() {
        assertThat(LearningLaw.of(List.of(point(10, 0.6), point(20, 0.7)))).isEmpty();
        assertThat(LearningLaw.of(List.of(point(10, 0.7), point(20, 0.69), point(40, 0.68))))
                .isEmpty();
        assertThat(LearningLaw.of(List.of())).isEmpty();
    }

    private static LearningPoint point(int rows, double auc) {
        return new LearningPoint(rows, 1, auc, 0.5);
    }
}
