package scoreline.monitor.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @RepeatedTest(50)
    void a_moments_pane_is_part_of_exactly_the_windows_that_hold_the_moment(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var step = Duration.ofSeconds(60L * (1 + random.nextInt(90)));
        var windows = Windows.of(List.of(
                WindowSize.tumbling(HOUR.plusSeconds(60L * random.nextInt(100))),
                new WindowSize(step.multipliedBy(200), step)));
        var moment = Instant.ofEpochMilli(random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L));
        // When
        var over = windows.over(windows.pane(moment));
        // Then
        assertThat(over)
                .doesNotHaveDuplicates()
                .allMatch(window -> !moment.isBefore(window.start()) && moment.isBefore(window.end()))
                .hasSize(1 + 200);
    }

    @Test
    void windows_lie_where_the_clock_has_its_hours_and_days() {
        // When
        var over = Windows.usual().over(Windows.usual().pane(Instant.parse("2026-03-01T12:34:56.789Z")));
        // Then
        assertThat(over)
                .extracting(Window::start)
                .containsExactly(Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"));
    }

    @Test
    void of_windows_that_overlap_those_are_whole_that_follow_each_other() {
        // Given
        var windows = Windows.of(List.of(new WindowSize(HOUR, QUARTER)));
        // When
        var over = windows.over(windows.pane(Instant.parse("2026-03-01T12:34:56Z")));
        // Then
        assertThat(over)
                .hasSize(4)
                .filteredOn(Window::isWhole)
                .singleElement()
                .satisfies(window -> assertThat(window.start()).isEqualTo("2026-03-01T12:00:00Z"));
    }

    @Test
    void what_is_over_first_comes_first_and_shorter_windows_before_longer_ones() {
        // Given
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var shorter = new Window(noon.minus(QUARTER), WindowSize.tumbling(QUARTER));
        var longer = new Window(noon.minus(HOUR), WindowSize.tumbling(HOUR));
        var next = new Window(noon, WindowSize.tumbling(QUARTER));
        // Then
        assertThat(List.of(next, longer, shorter).stream().sorted()).containsExactly(shorter, longer, next);
    }

    @Test
    void windows_that_nobody_could_tell_apart_or_lay_out_are_refused() {
        // Then
        assertThatThrownBy(() -> Windows.of(List.of())).hasMessage("there must be a window size");
        assertThatThrownBy(() -> Windows.of(List.of(WindowSize.tumbling(HOUR), new WindowSize(HOUR, QUARTER))))
                .hasMessage("two windows have the same size");
        assertThatThrownBy(() -> new WindowSize(HOUR, Duration.ofMinutes(7)))
                .hasMessage("a window's size must be a multiple of its step, was PT1H every PT7M");
        assertThatThrownBy(() -> WindowSize.tumbling(Duration.ofMillis(1_500)))
                .hasMessage("a window's size must be whole seconds, was PT1.5S");
        assertThatThrownBy(() -> WindowSize.tumbling(Duration.ZERO)).hasMessageContaining("whole seconds");
    }
}
