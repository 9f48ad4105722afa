package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void guarantee_and_interval_change_and_nothing_else() {
        // Given
        Map<String, Object> settings = Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                100L,
                StreamsConfig.STATE_DIR_CONFIG,
                "state");
        // When
        var changed = Delivery.atLeastOnce(500).in(settings);
        // Then
        assertThat(changed)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                        StreamsConfig.AT_LEAST_ONCE,
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        500L,
                        StreamsConfig.STATE_DIR_CONFIG,
                        "state"));
    }
}
