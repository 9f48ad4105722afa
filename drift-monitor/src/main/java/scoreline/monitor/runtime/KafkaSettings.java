package scoreline.monitor.runtime;

import java.util.Map;
import scoreline.service.kafka.StreamsClient;

/** What Kafka Streams is told of a monitor. */
public final class KafkaSettings {
    /** Counts that are passed on before the cache is full never reach a changelog. */
    private static final int CACHE = 64 << 20;

    /** Of loans each is read and written once or twice, far apart. */
    private static final int CACHE_OF_LOANS = 4 << 20;

    /** What fits a topic of ours. */
    private static final int LARGEST_VALUE = 1_000_000;

    private KafkaSettings() {}

    public static Map<String, Object> streams(MonitorConfig config) {
        return client(config, config.applicationId(), config.threads()).settings(CACHE, LARGEST_VALUE);
    }

    /** Outcomes are few and late: one thread is enough for them. */
    static Map<String, Object> performance(MonitorConfig config) {
        return client(config, config.applicationId() + "-performance", 1).settings(CACHE_OF_LOANS, LARGEST_VALUE);
    }

    private static StreamsClient client(MonitorConfig config, String applicationId, int threads) {
        return new StreamsClient(
                config.bootstrapServers(),
                applicationId,
                config.state(),
                threads,
                config.timing(),
                config.compression(),
                config.memory(),
                config.kafka());
    }
}
