package scoreline.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.Made.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.monitor.Made;

class OpenWindowsTest {
    private static final Duration PASSED_ON = Duration.ofSeconds(3);

    private final SplittableRandom random = new SplittableRandom(5);

    @TempDir
    Path state;

    @Test
    void windows_that_are_not_reported_yet_are_told_and_none_once_the_task_has_gone() {
        // Given
        var bench = new TestBench(state);
        try (bench) {
            // When
            bench.send(Made.bytes(Made.decision(random, NOW.minusSeconds(3_600))), NOW);
            bench.send(Made.bytes(Made.decision(random, NOW.minusSeconds(10))), NOW);
            bench.send(Made.bytes(Made.decision(random, NOW.plusSeconds(10))), NOW);
            bench.pass(PASSED_ON);
            var withinGrace = bench.told.open;
            bench.send(Made.bytes(Made.decision(random, NOW.plusSeconds(120))), NOW);
            bench.pass(PASSED_ON);

            // Then
            assertThat(withinGrace).containsExactly(NOW, NOW.plusSeconds(3_600));
            assertThat(bench.told.open).containsExactly(NOW.plusSeconds(3_600));
        }
        assertThat(bench.told.open).isEmpty();
    }
}
