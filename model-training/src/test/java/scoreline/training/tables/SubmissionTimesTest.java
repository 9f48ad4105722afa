package scoreline.training.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2017-12-31T00:00:00Z, 0",
        "2018-01-01T00:00:00Z, 0",
        "2018-01-01T00:00:00.001Z, 1",
        "2018-01-01T00:00:10Z, 1",
        "2018-01-01T00:00:11Z, 2",
        "2018-01-02T00:00:00Z, 8640"
    })
    void the_first_row_from_a_time_on_is_counted_from_0(Instant time, long row) {
        // Given
        var times = new SubmissionTimes(Instant.parse("2018-01-01T00:00:00Z"), Duration.ofSeconds(10));
        // When, Then
        assertThat(times.rowFrom(time)).isEqualTo(row);
    }
}
