package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodesTest {

    /** Garwood (1936). */
    @ParameterizedTest
    @CsvSource({"1, 0, 0, 3.689", "1, 1, 0.0253, 5.572", "1, 10, 4.795, 18.391", "1000, 10000, 9.805, 10.198"})
    void what_is_likely_is_the_published_interval(int months, int started, double low, double high) {
        // When
        Episodes.Range likely = new Episodes(months, started).likely();
        // Then
        assertThat(likely.low()).isCloseTo(low, within(0.001));
        assertThat(likely.high()).isCloseTo(high, within(0.001));
    }
}
