package scoreline.monitor.runtime;

import java.util.Map;
import scoreline.service.kafka.StreamsClient;

/** What Kafka Streams is told of a monitor. */
public final class KafkaSettings {
    /** Counts that are passed on before the cache is full never reach a changelog. */
    private static final int CACHE = 64 << 20;

    /** What fits a topic of ours. */
    private static final int LARGEST_VALUE = 1_000_000;

    private KafkaSettings() {}

    public static Map<String, Object> streams(MonitorConfig config) {
        var client = new StreamsClient(
                config.bootstrapServers(),
                config.applicationId(),
                config.state(),
                config.threads(),
                config.timing(),
                config.compression(),
                config.memory(),
                config.kafka());
        return client.settings(CACHE, LARGEST_VALUE);
    }
}
