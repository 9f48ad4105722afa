package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    private void come(int partition, int... seconds) {
        for (int second : seconds) {
            arrivals.add(partition, nanos(second));
        }
    }

    private static long nanos(int second) {
        return Duration.ofSeconds(second).toNanos();
    }

    private Duration silence(int partition, int from, int to) {
        return arrivals.silence(partition, nanos(from), nanos(to));
    }

    @Test
    void the_longest_stretch_between_two_of_a_partition_counts() {
        // Given
        come(0, 1, 2, 7, 8);
        come(1, 5);
        // Then
        assertThat(silence(0, 1, 8)).hasSeconds(5);
    }

    @Test
    void what_lies_before_and_after_is_left_out_and_both_ends_count() {
        // Given
        come(0, 0, 10, 11, 20);
        // Then
        assertThat(silence(0, 6, 12)).hasSeconds(4);
        assertThat(silence(0, 10, 18)).hasSeconds(7);
    }

    @Test
    void of_a_partition_of_which_nothing_came_all_of_the_time_is_silence() {
        assertThat(silence(3, 4, 9)).hasSeconds(5);
    }

    @Test
    void together_partitions_are_silent_only_while_all_are() {
        // Given
        come(0, 1, 2, 9, 10);
        come(1, 1, 5, 10);
        // Then
        assertThat(arrivals.silence(nanos(1), nanos(10))).hasSeconds(4);
    }

    @Test
    void something_must_come_of_each_partition() {
        // Given
        come(0, 3);
        come(1, 5);
        // Then
        assertThat(arrivals.haveCome(2, nanos(2))).isTrue();
        assertThat(arrivals.haveCome(2, nanos(3))).isFalse();
        assertThat(arrivals.haveCome(3, nanos(2))).isFalse();
    }
}
