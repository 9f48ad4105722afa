package scoreline.training.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.Velocity;

class ReviewBandTest {

    @RepeatedTest(30)
    void whoever_costs_nearly_the_same_either_way_is_reviewed_and_nobody_else(RepetitionInfo run) {
        // Given: the threshold is where theory has it
        var random = new SplittableRandom(run.getCurrentRepetition());
        double ratio = random.nextDouble(1, 20);
        double width = random.nextDouble(0.01, 0.99);
        var applicants = Applicants.drawn(200, random);
        // When
        ReviewBand band = score(applicants, ratio, 1 / (1 + ratio), width).reviewBand();
        // Then
        var policy = new Policy(ratio, band.to(), band.from(), PointsScale.USUAL);
        for (int i = 0; i < 1_000; i++) {
            double p = random.nextDouble();
            double approving = p * ratio;
            double refusing = 1 - p;
            var outcome = policy.outcome(p, Velocity.NONE).outcome();
            if (Math.abs(approving - refusing) < width - 1e-9) {
                assertThat(outcome).isEqualTo(Outcome.REVIEW);
            } else if (Math.abs(approving - refusing) > width + 1e-9) {
                assertThat(outcome).isEqualTo(approving < refusing ? Outcome.APPROVE : Outcome.REFUSE);
            }
        }
    }

    @RepeatedTest(30)
    void what_the_rest_costs_and_a_review_saves_is_what_counting_gives(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var applicants = Applicants.drawn(500, random);
        double threshold = random.nextDouble(0.06, 0.13);
        double hitRate = 0.8;
        // When
        ReviewBand band = score(applicants, 10, threshold, 0.5).reviewBand();
        // Then
        double rest = 0;
        double saved = 0;
        int reviewed = 0;
        int defaults = 0;
        for (int i = 0; i < 500; i++) {
            double p = applicants.probabilities()[i];
            double withoutReview = applicants.mistake(i, p >= threshold, 10);
            if (p < band.from() || p >= band.to()) {
                rest += withoutReview;
                continue;
            }
            double wrong = applicants.targets()[i] == 1 ? 10 : 1;
            saved += withoutReview - (1 - hitRate) * wrong;
            reviewed++;
            defaults += applicants.targets()[i];
        }
        double savedPerReview = saved / reviewed;
        assertThat(band.costOfRest()).isCloseTo(rest / 500, within(1e-12));
        assertThat(band.reviewedShare()).isEqualTo(reviewed / 500.0);
        assertThat(band.defaultRate()).isEqualTo((double) defaults / reviewed);
        assertThat(band.worth())
                .filteredOn(worth -> worth.hitRate() == hitRate)
                .singleElement()
                .satisfies(worth -> assertThat(worth.savedPerReview()).isCloseTo(savedPerReview, within(1e-9)));
        assertThat(band.worth().getFirst().hitRate()).isOne();
        assertThat(band.worth().getFirst().savedPerReview() * band.reviewedShare() + band.costOfRest())
                .isCloseTo(applicants.cost(10, threshold), within(1e-12));
    }

    @Test
    void the_table_has_the_usual_widths_and_the_one_in_force_and_without_width_nobody_is_reviewed() {
        // Given
        var applicants = Applicants.drawn(500, new SplittableRandom(1));
        // When
        BusinessScore score = score(applicants, 10, 0.09, 0.25);
        // Then
        assertThat(score.reviewBands()).extracting(ReviewBand::width).containsExactly(0.0, 0.1, 0.2, 0.25, 0.3, 0.5);
        assertThat(score.reviewBand()).isEqualTo(score.reviewBands().get(3));
        ReviewBand none = score.reviewBands().getFirst();
        assertThat(none.from()).isEqualTo(0.09);
        assertThat(none.to()).isEqualTo(0.09);
        assertThat(none.reviewedShare()).isZero();
        assertThat(none.defaultRate()).isNull();
        assertThat(none.worth()).isEmpty();
        assertThat(none.costOfRest()).isCloseTo(applicants.cost(10, 0.09), within(1e-12));
    }

    @Test
    void a_threshold_outside_the_band_draws_it_near() {
        // Given
        var applicants = Applicants.drawn(500, new SplittableRandom(1));
        // When
        ReviewBand below = score(applicants, 10, 0.07, 0.1).reviewBand();
        ReviewBand above = score(applicants, 10, 0.12, 0.1).reviewBand();
        // Then
        assertThat(below.from()).isEqualTo(0.07);
        assertThat(below.to()).isCloseTo(1.1 / 11, within(1e-15));
        assertThat(above.from()).isCloseTo(0.9 / 11, within(1e-15));
        assertThat(above.to()).isEqualTo(0.12);
    }

    private static BusinessScore score(Applicants applicants, double ratio, double threshold, double width) {
        return BusinessScore.of(
                applicants.probabilities(),
                applicants.targets(),
                Optional.empty(),
                Stakes.atRatio(ratio),
                threshold,
                width);
    }
}
