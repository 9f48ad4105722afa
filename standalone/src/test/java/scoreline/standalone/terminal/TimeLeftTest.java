package scoreline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final TimeLeft left = new TimeLeft();

    @Test
    void nothing_is_told_before_enough_is_done() {
        // When / Then
        assertThat(left.at(seconds(0), 0)).isEmpty();
        assertThat(left.at(seconds(60), 0.019)).isEmpty();
    }

    @Test
    void what_is_left_goes_on_as_what_was_done() {
        // Given
        left.at(seconds(100), 0);
        // When / Then
        assertThat(left.at(seconds(110), 0.1)).contains("90 s");
        assertThat(left.at(seconds(400), 0.5)).contains("5 min");
        assertThat(left.at(seconds(700), 1)).contains("0 s");
    }

    @Test
    void what_was_done_before_the_first_share_does_not_count() {
        // Given
        left.at(seconds(0), 0.5);
        // When / Then
        assertThat(left.at(seconds(10), 0.75)).contains("10 s");
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
