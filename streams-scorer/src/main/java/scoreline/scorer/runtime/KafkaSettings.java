package scoreline.scorer.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka's clients are told: our configuration, and on it the settings that we leave to others. */
final class KafkaSettings {
    /** Bytes that a key, a record and a batch add to a value, rounded up. */
    static final int AROUND_A_RECORD = 4 << 10;

    private static final int MEBIBYTE = 1 << 20;
    private static final List<String> PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX);

    /** Each is somebody's promise: exactly once, bounded memory, readable topics. */
    private static final Set<String> OURS = Set.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            StreamsConfig.STATE_DIR_CONFIG,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            ProducerConfig.COMPRESSION_TYPE_CONFIG);

    private KafkaSettings() {}

    /**
     * The settings that were left to others, if Kafka knows them and they are not ours.
     *
     * @throws UnusableConfig otherwise
     */
    static Map<String, String> checked(Map<String, String> settings) {
        for (var name : settings.keySet()) {
            var plain = withoutPrefix(name);
            if (OURS.contains(plain)) {
                throw new UnusableConfig(ScorerConfig.KAFKA + name + " is the scorer's own to set.");
            }
            if (!known().contains(plain)) {
                throw new UnusableConfig(ScorerConfig.KAFKA + name + " is not a setting that Kafka knows.");
            }
        }
        return settings;
    }

    private static String withoutPrefix(String name) {
        return PREFIXES.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> name.substring(prefix.length()))
                .orElse(name);
    }

    private static Set<String> known() {
        var known = new HashSet<>(StreamsConfig.configDef().names());
        known.addAll(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());
        return known;
    }

    static Map<String, Object> streams(ScorerConfig config) {
        var settings = new HashMap<String, Object>(config.kafka());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                config.timing().commit().toMillis());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, config.state().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        // Only a task that reads history too has a partition to wait for.
        settings.put(
                StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
                config.history().patience().toMillis());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.TOTAL, config.memory().rocksdb().bytes());
        settings.put(
                BoundedRocksDb.WRITE_BUFFERS, config.memory().writeBuffers().bytes());

        producer(
                settings,
                ProducerConfig.LINGER_MS_CONFIG,
                config.timing().linger().toMillis());
        producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                config.timing().transaction().toMillis());
        producer(
                settings,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                switch (config.compression()) {
                    case NONE -> "none";
                    case GZIP -> "gzip";
                });
        settings.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        int largest = Math.max(MEBIBYTE, config.limits().largestDecision() + AROUND_A_RECORD);
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);

        int session = (int) config.timing().session().toMillis();
        consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        consumer(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 3);
        // Records wait here undecoded, and may be large.
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 * MEBIBYTE);
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 60_000);
        return settings;
    }

    private static void producer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.producerPrefix(name), value);
    }

    private static void consumer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.consumerPrefix(name), value);
    }
}
