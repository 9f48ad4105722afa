package scoreline.monitor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * State is found again by these names: changing one orphans a running monitor's memory. A changed file is a migration to be
 * reviewed.
 */
class GoldenTopologyTest {
    @Test
    void the_topology_is_the_one_that_was_reviewed() throws IOException {
        // When
        var described =
                TestBench.topology(Path.of("unused"), new Told()).describe().toString();
        // Then
        assertThat(described).isEqualToNormalizingNewlines(reviewed());
    }

    private static String reviewed() throws IOException {
        try (var file = GoldenTopologyTest.class.getResourceAsStream("expected-topology.txt")) {
            return new String(requireNonNull(file).readAllBytes(), UTF_8);
        }
    }
}
