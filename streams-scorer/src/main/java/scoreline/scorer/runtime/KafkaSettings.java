package scoreline.scorer.runtime;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import scoreline.service.kafka.StreamsClient;

/** What Kafka Streams is told of a scorer. */
final class KafkaSettings {
    /** A decision is written when it is made: nothing is gained by gathering changes. */
    private static final int NO_CACHE = 0;

    private KafkaSettings() {}

    static Map<String, Object> streams(ScorerConfig config) {
        var client = new StreamsClient(
                config.bootstrapServers(),
                config.applicationId(),
                config.state(),
                config.threads(),
                config.timing(),
                config.compression(),
                config.memory(),
                config.kafka());
        var settings = client.settings(NO_CACHE, config.limits().largestDecision());
        // Only a task that reads history too has a partition to wait for.
        settings.put(
                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                config.history().patience().toMillis());
        return settings;
    }
}
