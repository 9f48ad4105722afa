package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoppingTest {

    @Test
    void false_alarms_come_as_asked_and_larger_changes_are_told_of_sooner() {
        // Given
        var hops = new Effort.Hops(20, 1_000, 1);
        var effort = new Effort(1, 1, 1, hops, new Effort.Hops(2, 500, 1), 1, 1);
        var course = new Course(new PrintWriter(Writer.nullWriter()), 1);
        // When
        List<Hopping> all = Hopping.measure(effort, course);
        // Then
        assertThat(all).extracting(Hopping::reference).containsExactly(100_000, 100_000, 1_000_000, 1_000_000);
        assertThat(all).allSatisfy(found -> {
            assertThat(found.delays())
                    .extracting(Delay::mean)
                    .isSortedAccordingTo((a, b) -> Double.compare(b, a));
            assertThat(found.delays().getLast().mean()).isBetween(100.0, 250.0);
        });
        assertThat(all).filteredOn(found -> found.statistic() == Hopping.Statistic.WASSERSTEIN)
                .allSatisfy(found -> {
                    assertThat(found.level()).isBetween(0.09, 0.125);
                    assertThat(found.alarms()).isBetween(8L, 10L);
                    assertThat(found.between()).isBetween(Hopping.WANTED, 1.25 * Hopping.WANTED);
                });
    }
}
