package scoreline.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void a_series_tells_its_median_and_its_ends() {
        // When
        var series = series(30, 10, 20);
        // Then
        assertThat(series.micros()).isEqualTo(20);
        assertThat(series.leastMicros()).isEqualTo(10);
        assertThat(series.mostMicros()).isEqualTo(30);
        assertThat(series(1, 2, 3, 5).micros()).isEqualTo(2.5);
    }

    @Test
    void a_clock_that_drifts_from_round_to_round_does_not_change_the_ratio() {
        // Given
        var slow = series(100, 150, 200);
        var fast = series(10, 15, 20);
        // When
        double times = fast.timesAsFastAs(slow);
        // Then
        assertThat(times).isEqualTo(10);
    }

    @Test
    void only_rounds_that_both_took_part_in_are_compared() {
        // When
        double times = series(10, 10).timesAsFastAs(series(100, 100, 700));
        // Then
        assertThat(times).isEqualTo(10);
    }

    @Test
    void a_series_without_a_sample_is_refused() {
        // When
        assertThatThrownBy(() -> new Series(List.of()))
                // Then
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Series series(double... micros) {
        return new Series(
                Arrays.stream(micros).mapToObj(each -> new Sample(each, 0)).toList());
    }
}
