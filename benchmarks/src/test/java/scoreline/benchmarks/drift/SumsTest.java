package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class SumsTest {

    @Test
    void larger_changes_are_told_of_sooner_and_false_alarms_come_as_asked() {
        // Given
        var effort = new Effort(1, 1, 1, 1, 200, 2_000_000);
        var course = new Course(new PrintWriter(Writer.nullWriter()), 1);
        // When
        Sums sums = Sums.measure(10, 10_000, effort, course);
        // Then
        assertThat(sums.between()).isBetween(7_500.0, 13_500.0);
        assertThat(sums.delays()).extracting(Hopping.Delay::mean).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(sums.delays().getLast().mean()).isBetween(15.0, 50.0);
        assertThat(sums.waiting()).isEqualTo(4.5);
    }
}
