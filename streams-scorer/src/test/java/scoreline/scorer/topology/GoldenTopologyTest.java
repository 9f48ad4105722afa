package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/**
 * State is found again by these names: changing one orphans a running scorer's memory of decided applications. A changed file is
 * a migration to be reviewed.
 */
class GoldenTopologyTest {
    @Test
    void the_topology_is_the_one_that_was_reviewed() throws IOException {
        // Given
        String expected;
        try (var file = GoldenTopologyTest.class.getResourceAsStream("expected-topology.txt")) {
            expected = new String(file == null ? new byte[0] : file.readAllBytes(), UTF_8);
        }

        // When
        var topology = TestBench.topology(new TestBench.Making(), new Silent());

        // Then
        assertThat(topology.describe().toString()).isEqualToNormalizingNewlines(expected);
    }

    private static final class Silent implements Observer {
        @Override
        public void decided(DecisionOutcome outcome, Duration sinceRecord) {}

        @Override
        public void rejected(RejectionCode code) {}

        @Override
        public void repeated() {}

        @Override
        public void remembered(int forgotten) {}

        @Override
        public void unread() {}

        @Override
        public void erased() {}
    }
}
