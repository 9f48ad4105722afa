package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import scoreline.scorer.history.Retention;
import scoreline.scorer.topology.TestBench.Making;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

/**
 * State is found again by these names: changing one orphans a running scorer's memory. A changed file is
 * a migration to be reviewed.
 */
class GoldenTopologyTest {
    @Test
    void the_topology_is_the_one_that_was_reviewed() throws IOException {
        assertThat(described(new Making())).isEqualToNormalizingNewlines(reviewed("expected-topology.txt"));
    }

    @Test
    void so_is_the_one_that_remembers_customers() throws IOException {
        var making = HistoryTopologyTest.remembering(Retention.usual());

        assertThat(described(making)).isEqualToNormalizingNewlines(reviewed("expected-topology-with-history.txt"));
    }

    private static String described(Making making) {
        return TestBench.topology(making, new Silent()).describe().toString();
    }

    private static String reviewed(String name) throws IOException {
        try (var file = GoldenTopologyTest.class.getResourceAsStream(name)) {
            return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
        }
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
