package scoreline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanTimeTest {
    @ParameterizedTest
    @CsvSource({"60s, PT1M", "5m, PT5M", "PT1M, PT1M", "1h30m, PT1H30M", "500ms, PT0.5S", "2d, PT48H", "10S, PT10S"})
    void durations_are_read_as_people_write_them(String text, Duration meant) {
        assertThat(HumanTime.duration(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "5x", "1 h", "-5s", "99999999999999999999s", "9999999999999999d", "PT"})
    void what_is_no_duration_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> HumanTime.duration(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-01-01", "2018-01-01T00:00Z", "2018-01-01T00:00:00Z", "2018-01-01T02:00+02:00"})
    void instants_are_read_with_or_without_seconds(String text) {
        assertThat(HumanTime.instant(text)).isEqualTo(Instant.parse("2018-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2018", "2018-13-01", "2018-01-01T00:00", "T"})
    void what_is_no_instant_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> HumanTime.instant(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2018-01-01T00:00Z");
    }
}
