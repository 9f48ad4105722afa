package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void applications_are_due_at_equal_distances() {
        // Given
        var schedule = new Schedule(1_000, 4_000);
        // When
        long tenth = schedule.due(10);
        // Then
        assertThat(tenth).isEqualTo(1_000 + 10 * 250_000);
    }

    @Test
    void the_millionth_is_due_when_it_should_be_for_a_rate_without_a_round_distance() {
        // Given
        var schedule = new Schedule(0, 3_000);
        // When
        long due = schedule.due(3_000_000);
        // Then
        assertThat(due).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void what_a_stall_holds_up_is_late_from_when_it_was_due() {
        // Given
        var schedule = new Schedule(0, 1_000);
        long afterTheStall = 500_000_000;
        // When
        long late = schedule.late(100, afterTheStall);
        // Then
        assertThat(late).isEqualTo(400_000_000);
    }

    @Test
    void no_rate_is_no_schedule() {
        // When
        assertThatThrownBy(() -> new Schedule(0, Double.NaN))
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perSecond");
    }
}
