package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class HoppingTest {

    @Test
    void false_alarms_come_as_asked_and_larger_changes_are_told_of_sooner() {
        // Given
        var hops = new Effort.Hops(40, 1_000, 3);
        var course = new Course(new PrintWriter(Writer.nullWriter()), 1);
        // When
        Hopping found = Hopping.measure(Hopping.Statistic.WASSERSTEIN, 100_000, hops, course);
        // Then
        assertThat(found.level()).isBetween(0.095, 0.115);
        assertThat(found.alarms()).isBetween(18L, 20L);
        assertThat(found.between()).isBetween(Hopping.WANTED, 1.1 * Hopping.WANTED + 1);
        assertThat(found.delays()).extracting(Delay::mean).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found.delays().getFirst().mean()).isBetween(1_000.0, 2_000.0);
        assertThat(found.delays().getLast().mean()).isBetween(130.0, 190.0);
    }
}
