package scoreline.scoring.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    @ParameterizedTest
    @CsvSource({"0.0, APPROVE", "0.0799, APPROVE", "0.08, REVIEW", "0.0999, REVIEW", "0.1, REFUSE", "1.0, REFUSE"})
    void the_threshold_refuses_and_the_band_below_it_reviews(double probability, Outcome expected) {
        // Given
        var policy = new Policy(10, 0.1, 0.08, PointsScale.USUAL);
        // When
        var ruling = policy.outcome(probability, Velocity.NONE);
        // Then
        assertThat(ruling).isEqualTo(new Ruling(expected, null));
    }

    @Test
    void an_empty_band_leaves_two_outcomes() {
        // Given
        var policy = new Policy(10, 0.1, 0.1, PointsScale.USUAL);
        // When
        var justBelow = policy.outcome(Math.nextDown(0.1), Velocity.NONE);
        // Then
        assertThat(justBelow.outcome()).isEqualTo(Outcome.APPROVE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, 1, APPROVE, ",
        "0.05, 2, REVIEW, MOST_IN_DAY",
        "0.05, 9, REVIEW, MOST_IN_DAY",
        "0.09, 2, REVIEW, ",
        "0.10, 2, REFUSE, "
    })
    void more_applications_in_a_day_than_the_rule_allows_turn_an_approval_alone_into_a_review(
            double probability, int earlier, Outcome outcome, @Nullable Rule rule) {
        // Given
        var policy = new Policy(10, 0.1, 0.08, PointsScale.USUAL, 2);
        var velocity = new Velocity(earlier, earlier, earlier, 0, Optional.of(Duration.ofHours(1)));
        // When
        var ruling = policy.outcome(probability, velocity);
        // Then
        assertThat(ruling).isEqualTo(new Ruling(outcome, rule));
    }

    @Test
    void only_the_last_24_hours_count_for_the_rule() {
        // Given
        var policy = new Policy(10, 0.1, 0.08, PointsScale.USUAL, 1);
        // When
        var ruling = policy.outcome(0.05, new Velocity(0, 5, 9, 9, Optional.of(Duration.ofHours(24))));
        // Then
        assertThat(ruling).isEqualTo(new Ruling(Outcome.APPROVE, null));
    }

    @Test
    void a_rule_that_would_review_everyone_is_refused() {
        assertThatThrownBy(() -> new Policy(10, 0.1, 0.08, PointsScale.USUAL, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy.mostInDay must be at least 1, was 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1, 0.1", "10, 0, 0", "10, 1, 1", "10, NaN, 0.1", "10, 0.1, 0.2", "NaN, 0.1, 0.1"})
    void a_policy_that_makes_no_sense_is_refused(double costRatio, double threshold, double reviewFrom) {
        assertThatThrownBy(() -> new Policy(costRatio, threshold, reviewFrom, PointsScale.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("policy.");
    }

    /** Odds of 19 to 1 are 600 points by definition, 38 to 1 are 50 more. */
    @ParameterizedTest
    @CsvSource({"0.05, 600", "0.025641025641025640, 650", "0.0, 850", "1.0, 300", "0.9999999, 300", "0.5, 388"})
    void points_follow_the_odds_and_stay_within_their_range(double probability, int expected) {
        assertThat(PointsScale.USUAL.points(probability)).isEqualTo(expected);
    }

    @Test
    void a_calibration_of_slope_one_is_the_logistic_function() {
        // Given
        var calibration = new Calibration(1, 0);
        // When
        double probability = calibration.probability(Math.log(3));
        // Then
        assertThat(probability).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void a_calibration_that_turns_the_order_round_is_refused() {
        assertThatThrownBy(() -> new Calibration(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("calibration.slope");
    }
}
