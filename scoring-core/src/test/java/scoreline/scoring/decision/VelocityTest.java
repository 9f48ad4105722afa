package scoreline.scoring.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.scoring.decision.Outcome.APPROVE;
import static scoreline.scoring.decision.Outcome.REFUSE;
import static scoreline.scoring.decision.Outcome.REVIEW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VelocityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** An application submitted so long before now. */
    record Earlier(Duration before, Outcome outcome) {}

    private static Velocity velocity(List<Earlier> earlier) {
        var count = new Velocity.Count(NOW.toEpochMilli());
        earlier.forEach(one -> count.add(NOW.minus(one.before()).toEpochMilli(), one.outcome()));
        return count.velocity();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1, 1, 1",
        "PT23H59M59.999S, 1, 1, 1",
        "PT24H, 0, 1, 1",
        "P6DT23H59M59.999S, 0, 1, 1",
        "P7D, 0, 0, 1",
        "P29DT23H59M59.999S, 0, 0, 1",
        "P30D, 0, 0, 0",
        "P400D, 0, 0, 0"
    })
    void a_window_holds_its_end_and_not_its_start(Duration before, int day, int week, int month) {
        // When
        var velocity = velocity(List.of(new Earlier(before, APPROVE)));
        // Then
        assertThat(velocity).isEqualTo(new Velocity(day, week, month, 0, Optional.of(before)));
    }

    @Test
    void an_application_that_is_the_first_of_its_applicant_has_none() {
        // When
        var velocity = velocity(List.of());
        // Then
        assertThat(velocity).isEqualTo(Velocity.NONE);
    }

    @Test
    void what_was_decided_before_but_submitted_later_does_not_count() {
        // Given
        var later = new Earlier(Duration.ofMillis(-1), REFUSE);
        // When
        var alone = velocity(List.of(later));
        var besideAnother = velocity(List.of(later, new Earlier(Duration.ofHours(2), APPROVE)));
        // Then
        assertThat(alone).isEqualTo(Velocity.NONE);
        assertThat(besideAnother).isEqualTo(new Velocity(1, 1, 1, 0, Optional.of(Duration.ofHours(2))));
    }

    @Test
    void refusals_count_however_long_ago_and_reviews_are_none() {
        // When
        var velocity = velocity(List.of(
                new Earlier(Duration.ofDays(400), REFUSE),
                new Earlier(Duration.ofDays(3), REFUSE),
                new Earlier(Duration.ofDays(2), REVIEW)));
        // Then
        assertThat(velocity).isEqualTo(new Velocity(0, 2, 2, 2, Optional.of(Duration.ofDays(2))));
    }

    @RepeatedTest(20)
    void the_order_of_arrival_plays_no_part(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var earlier = new ArrayList<Earlier>();
        for (int i = 0; i < 30; i++) {
            earlier.add(new Earlier(
                    Duration.ofMinutes(random.nextInt(50_000) - 1_000), random.nextBoolean() ? REFUSE : APPROVE));
        }
        var expected = velocity(earlier);
        // When
        Collections.shuffle(earlier, random);
        // Then
        assertThat(velocity(earlier)).isEqualTo(expected);
    }
}
