package scoreline.monitor.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Delta;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.population.Population;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;
import scoreline.wire.DriftClosing;

class ClosingTest {
    private static final Instant NOON = Made.NOW;
    private static final long START = NOON.toEpochMilli();
    private static final Window WINDOW = new Window(NOON, WindowSize.tumbling(Duration.ofHours(1)));
    private static final long OVER = NOON.plusSeconds(3_660).toEpochMilli();

    @Test
    void the_slowest_partition_that_sends_decides() {
        // Given
        var closing = closing(Map.of());
        // When
        closing.hear(new Heartbeat(0, OVER, 5, false), START);
        boolean afterOne = closing.hasPassed(WINDOW);
        closing.hear(new Heartbeat(1, OVER - 1, 5, false), START);
        boolean afterBoth = closing.hasPassed(WINDOW);
        closing.hear(new Heartbeat(1, OVER, 6, false), START);
        // Then
        assertThat(afterOne).isFalse();
        assertThat(afterBoth).isFalse();
        assertThat(closing.closes(WINDOW, START)).contains(DriftClosing.WATERMARK);
    }

    @Test
    void event_time_never_goes_back_when_an_idle_partition_wakes_up() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(0, OVER, 5, false), START);
        closing.hear(new Heartbeat(1, 0, 5, true), START);
        closing.hear(new Heartbeat(0, OVER, 5, false), START + 3_000);
        // When
        closing.hear(new Heartbeat(1, 1, 6, false), START + 3_000);
        // Then
        assertThat(closing.hasPassed(WINDOW)).isTrue();
    }

    @Test
    void the_clock_alone_closes_nothing() {
        // Given
        var closing = closing(Map.of());
        long later = OVER + Duration.ofDays(365).toMillis();
        // When
        closing.hear(new Heartbeat(0, START, 5, false), later);
        // Then
        assertThat(closing.closes(WINDOW, later + 8_999)).isEmpty();
        assertThat(closing.closes(WINDOW, later + 9_000)).contains(DriftClosing.IDLE);
    }

    @Test
    void an_idle_heartbeat_is_no_sign_of_life_and_a_delta_is() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(0, START, 5, false), START);
        // When
        closing.hear(new Heartbeat(0, START, 5, true), OVER + 5_000);
        boolean idle = closing.closes(WINDOW, OVER + 5_000).isPresent();
        closing.accept(delta(6, 9, 0), OVER + 5_000);
        boolean alive = closing.closes(WINDOW, OVER + 5_000).isEmpty();
        // Then
        assertThat(idle).isTrue();
        assertThat(alive).isTrue();
    }

    @Test
    void after_a_restart_silence_begins_with_the_first_word() {
        // Given
        var closing = closing(Map.of());
        // When
        boolean beforeAnyWord = closing.closes(WINDOW, OVER + 60_000).isPresent();
        closing.hear(new Heartbeat(0, START, 5, true), OVER + 60_000);
        // Then
        assertThat(beforeAnyWord).isFalse();
        assertThat(closing.closes(WINDOW, OVER + 68_999)).isEmpty();
        assertThat(closing.closes(WINDOW, OVER + 69_000)).contains(DriftClosing.IDLE);
    }

    @Test
    void who_stood_still_has_not_heard_silence() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(0, START, 5, false), OVER);
        closing.listen(OVER);
        // When
        long awake = OVER + 60_000;
        closing.listen(awake);
        boolean atOnce = closing.closes(WINDOW, awake).isPresent();
        closing.listen(awake + 4_000);
        // Then
        assertThat(atOnce).isFalse();
        assertThat(closing.closes(WINDOW, awake + 8_999)).isEmpty();
        assertThat(closing.closes(WINDOW, awake + 9_000)).contains(DriftClosing.IDLE);
    }

    @Test
    void what_is_remembered_holds_after_a_restart_before_anybody_has_spoken() {
        // Given
        var before = closing(Map.of());
        before.hear(new Heartbeat(0, OVER, 5, false), START);
        before.hear(new Heartbeat(1, OVER, 5, true), START);
        before.accept(delta(6, 9, 1), START);
        // When
        var after = again(before);
        // Then
        assertThat(after.hasPassed(WINDOW)).isTrue();
        assertThat(after.reading(0)).isEqualTo(before.reading(0));
        assertThat(after.accept(delta(6, 9, 1), START)).isFalse();
        assertThat(after.accept(delta(6, 9, 2), START)).isTrue();
    }

    @Test
    void after_a_restart_a_partition_is_waited_for_until_it_says_again_that_it_is_idle() {
        // Given
        var before = closing(Map.of());
        before.hear(new Heartbeat(0, START, 5, false), START);
        before.hear(new Heartbeat(1, START, 5, true), START);
        var after = again(before);
        // When
        after.hear(new Heartbeat(0, OVER, 6, false), START);
        boolean whileTheOtherIsSilent = after.hasPassed(WINDOW);
        after.hear(new Heartbeat(1, Partial.NEVER, -1, true), START);
        after.hear(new Heartbeat(0, OVER, 6, false), START + 3_000);
        // Then
        assertThat(whileTheOtherIsSilent).isFalse();
        assertThat(after.hasPassed(WINDOW)).isTrue();
    }

    @Test
    void event_time_does_not_go_back_when_a_restart_forgets_who_was_idle() {
        // Given
        var before = closing(Map.of());
        before.hear(new Heartbeat(1, START, 5, true), START);
        before.hear(new Heartbeat(0, OVER, 5, false), START);
        before.hear(new Heartbeat(0, OVER, 5, false), START + 3_000);
        // When
        var after = again(before);
        // Then
        assertThat(before.hasPassed(WINDOW)).isTrue();
        assertThat(after.hasPassed(WINDOW)).isTrue();
    }

    @Test
    void a_partition_that_said_it_is_idle_and_fell_silent_is_waited_for() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(0, START, 5, false), START);
        closing.hear(new Heartbeat(1, START, 5, true), START);
        // When
        closing.hear(new Heartbeat(0, OVER, 6, false), START + 5_001);
        boolean whileTheOtherIsSilent = closing.hasPassed(WINDOW);
        boolean complete = closing.isComplete(WINDOW, START + 5_001);
        closing.hear(new Heartbeat(1, START, 5, true), START + 9_000);
        closing.hear(new Heartbeat(1, START, 5, true), START + 12_000);
        // Then
        assertThat(whileTheOtherIsSilent).isFalse();
        assertThat(complete).isFalse();
        assertThat(closing.hasPassed(WINDOW)).isTrue();
        assertThat(closing.isComplete(WINDOW, START + 12_000)).isTrue();
    }

    @Test
    void of_partitions_that_wake_together_none_is_left_behind_by_the_first() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(0, START, 5, true), START);
        closing.hear(new Heartbeat(1, START, 5, true), START);
        // When
        closing.hear(new Heartbeat(0, OVER, 6, false), START + 2_000);
        closing.hear(new Heartbeat(1, START, 5, true), START + 2_000);
        boolean afterTheFirst = closing.hasPassed(WINDOW);
        closing.hear(new Heartbeat(0, OVER, 7, false), START + 4_000);
        closing.accept(
                new Delta(1, 6, 6, 0, 0, new Population(Made.SHA256, 0), Bytes.wrap(new byte[0])), START + 4_000);
        closing.hear(new Heartbeat(1, START + 1, 6, false), START + 4_000);
        closing.hear(new Heartbeat(0, OVER, 8, false), START + 6_000);
        // Then
        assertThat(afterTheFirst).isFalse();
        assertThat(closing.hasPassed(WINDOW)).isFalse();
    }

    @Test
    void what_sends_now_and_then_alone_moves_event_time_all_the_same() {
        // Given
        var closing = closing(Map.of());
        closing.hear(new Heartbeat(1, START, 5, true), START);
        // When
        closing.hear(new Heartbeat(0, OVER, 6, false), START);
        closing.hear(new Heartbeat(0, OVER, 6, true), START + 4_000);
        // Then
        assertThat(closing.hasPassed(WINDOW)).isTrue();
    }

    @Test
    void a_told_end_is_reached_when_all_counts_of_the_last_range_are_there() {
        // Given
        var closing = new Closing(1, Pace.usual(), endingWith(9), Map.of(), Partial.NEVER);
        // When
        closing.accept(delta(6, 9, 0), START);
        boolean afterTheFirstOfSome = closing.hasEnded();
        closing.accept(delta(6, 9, 1), START);
        closing.hear(new Heartbeat(0, START, 9, false), START);
        // Then
        assertThat(afterTheFirstOfSome).isFalse();
        assertThat(closing.hasEnded()).isTrue();
    }

    @Test
    void a_task_that_is_set_back_repeats_itself_in_vain() {
        // Given
        var closing = closing(Map.of());
        closing.accept(delta(0, 9, 0), START);
        closing.accept(delta(0, 9, 1), START);
        // Then
        assertThat(closing.accept(delta(0, 9, 1), START)).isFalse();
        assertThat(closing.accept(delta(0, 5, 0), START)).isFalse();
        assertThat(closing.accept(delta(8, 12, 0), START)).isFalse();
        assertThat(closing.accept(delta(10, 12, 0), START)).isTrue();
    }

    @Test
    void a_pace_that_nobody_could_keep_is_refused() {
        // Given
        var second = Duration.ofSeconds(1);
        // Then
        assertThatThrownBy(() -> new Pace(Duration.ZERO, second, second, second, second))
                .hasMessage("emit must be positive, was PT0S");
        assertThatThrownBy(() -> new Pace(second.multipliedBy(2), second, second, second, second))
                .hasMessage("idle must be at least PT2S, was PT1S");
        assertThatThrownBy(() -> new Pace(second, second, Duration.ZERO, second, second))
                .hasMessage("hold must be positive, was PT0S");
        assertThatThrownBy(() -> new Pace(second, second, second, second.negated(), second))
                .hasMessage("grace must be zero or more, was PT-1S");
        assertThatThrownBy(() -> new Pace(second, second, second, second, second.negated()))
                .hasMessage("corrections must be zero or more, was PT-1S");
    }

    private static Closing closing(Map<Integer, Reading> remembered) {
        return new Closing(2, Pace.usual(), EndOfInput.never(), remembered, Partial.NEVER);
    }

    /** As it comes back after a restart. */
    private static Closing again(Closing before) {
        var remembered = Map.of(
                0, Reading.read(before.reading(0).toBytes()),
                1, Reading.read(before.reading(1).toBytes()));
        return new Closing(2, Pace.usual(), EndOfInput.never(), remembered, before.reached());
    }

    private static EndOfInput endingWith(long offset) {
        return new EndOfInput() {
            @Override
            public boolean isExpected() {
                return true;
            }

            @Override
            public OptionalLong lastOffset(int partition) {
                return OptionalLong.of(offset);
            }
        };
    }

    private static Partial.Delta delta(long from, long to, int number) {
        return new Delta(0, from, to, number, 0, new Population(Made.SHA256, 0), Bytes.wrap(new byte[0]));
    }
}
