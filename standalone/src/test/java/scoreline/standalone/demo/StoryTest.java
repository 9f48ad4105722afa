package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.wire.DriftAlertSeverity.ALERT;
import static scoreline.wire.DriftAlertSeverity.WATCH;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.drift.performance.Estimate;
import scoreline.training.generated.Drift;
import scoreline.training.generated.Scenario;

class StoryTest {
    private static final Instant CHANGED = Said.NOON.plusSeconds(10);
    private static final Turn TURN =
            new Turn(new Drift(Scenario.MIX, 0.2, 0, 1), Duration.ofSeconds(10), Path.of("drifted"));

    private final Alarm untimely = Said.alarm(10, Said.of("NAME_CONTRACT_TYPE", ALERT, 1));
    private final Alarm beside = Said.alarm(12, Said.of("decisions", ALERT, 1));
    private final Alarm first = Said.alarm(
            14, Said.of("DAYS_BIRTH", WATCH, 1), Said.of("NAME_CONTRACT_TYPE", ALERT, 0.1), Said.of("x", ALERT, 2));
    private final Alarm second = Said.alarm(16, Said.of("NAME_CONTRACT_TYPE", ALERT, 1));

    @Test
    void the_first_alarm_after_the_change_that_names_what_moved_tells() {
        // Given
        var story = story(untimely, beside, first, second);
        // Then
        assertThat(story.telling()).contains(first);
        assertThat(story.until(first)).isEqualTo(Duration.ofSeconds(7));
        assertThat(story.untimely()).containsExactly(untimely);
        assertThat(story.named()).containsExactly("decisions", "x", "NAME_CONTRACT_TYPE", "DAYS_BIRTH");
    }

    @Test
    void an_alarm_of_a_window_before_the_change_tells_nothing_whatever_it_names() {
        assertThat(story(untimely).telling()).isEmpty();
        assertThat(story(untimely).named()).isEmpty();
    }

    @Test
    void the_gravest_comes_first_and_of_the_gravest_what_moved_furthest() {
        assertThat(first.names()).containsExactly("x", "NAME_CONTRACT_TYPE", "DAYS_BIRTH");
    }

    @Test
    void a_change_that_was_told_is_summed_up_with_the_time_it_took() {
        // When
        var lines = Said.lines(Telling.of(story(beside, first), TURN, CHANGED.plusSeconds(20)));
        // Then
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(lines.getFirst())
                .startsWith("Changed       2026-01-01T12:00:10Z  The mix of products changes (mix, strength 0.2).");
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .endsWith("Told 7.0 s and 700 decisions later: NAME_CONTRACT_TYPE. The mean is 2 instead of 1."
                        + " With it: x, DAYS_BIRTH. Expected 8.0 % to default before the change, 8.2 % (7.1 to 9.2)"
                        + " after it, by scores alone: who defaults more often than scores say is not seen here.");
    }

    @Test
    void a_change_that_was_not_told_is_said_to_be_none_that_was() {
        // When
        var lines = Said.lines(Telling.of(story(untimely, beside), TURN, CHANGED.plusMillis(2_500)));
        // Then
        assertThat(lines.getFirst()).startsWith("Before        while nobody had changed: NAME_CONTRACT_TYPE.");
        assertThat(String.join(" ", lines).replaceAll(" +", " "))
                .contains(
                        "Not told the run ended 2.5 s after the change, and no alarm had named NAME_CONTRACT_TYPE by");
    }

    @Test
    void a_run_that_ended_before_its_change_says_so() {
        // Given
        var story = new Story(
                Optional.empty(), Optional.of(TURN.expected()), List.of(), Optional.empty(), Optional.empty());
        // When / Then
        assertThat(Said.lines(Telling.of(story, TURN, Said.NOON)))
                .containsExactly("Changed       not yet: the run ended before.");
    }

    @Test
    void a_change_is_announced_as_part_of_the_demo() {
        assertThat(TURN.announced())
                .isEqualTo("Story: 10 s after the first application those who apply change, as part of this demo"
                        + " (--drift mix; none leaves them as they are)");
        assertThat(new Turn(TURN.drift(), Duration.ofMinutes(1), TURN.applications()).announced())
                .startsWith("Story: 1 min after");
    }

    @Test
    void left_open_a_score_falls_where_people_are_made_up() {
        assertThat(Demo.story(null, null)).contains(Scenario.SHIFT);
        assertThat(Demo.story(null, Path.of("data"))).isEmpty();
        assertThat(Demo.story("none", null)).isEmpty();
        assertThat(Demo.story("mix", null)).contains(Scenario.MIX);
    }

    private static Story story(Alarm... alarms) {
        return new Story(
                Optional.of(CHANGED),
                Optional.of(TURN.expected()),
                List.of(alarms),
                Optional.of(new Estimate(0.08, 0.07, 0.09)),
                Optional.of(new Estimate(0.0815, 0.0712, 0.0919)));
    }
}
