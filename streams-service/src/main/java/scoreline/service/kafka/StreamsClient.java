package scoreline.service.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A client of Kafka Streams: exactly once, every name given, memory bounded.
 *
 * @param bootstrapServers where Kafka is
 * @param applicationId the consumer group, and the prefix of the topics that Kafka Streams keeps for itself
 * @param state folder of the local state; the same at each start, so that a restart fences what a crash left open
 * @param threads stream threads, at least 1
 * @param others as {@link OtherSettings} reads them
 */
public record StreamsClient(
        String bootstrapServers,
        String applicationId,
        Path state,
        int threads,
        Timing timing,
        Compression compression,
        Memory memory,
        Map<String, String> others) {
    /** Bytes that a key, a record and a batch add to a value, rounded up. */
    static final int AROUND_A_RECORD = 4 << 10;

    private static final int MEBIBYTE = 1 << 20;

    /** A partition that changes hands waits for the next heartbeat of whoever gets it. */
    private static final int HEARTBEATS_A_SESSION = 6;

    public StreamsClient {
        others = Map.copyOf(others);
    }

    /**
     * What Kafka Streams is told; a new map, to which a service adds what is its own.
     *
     * @param cache bytes in which stores gather changes before they log them, of the whole process
     * @param largestValue that is sent, in bytes
     */
    public Map<String, Object> settings(int cache, int largestValue) {
        var settings = new HashMap<String, Object>(others);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, timing.commit().toMillis());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cache);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        settings.put(BoundedRocksDb.TOTAL, memory.rocksdb().bytes());
        settings.put(BoundedRocksDb.WRITE_BUFFERS, memory.writeBuffers().bytes());
        sharing(settings);
        producing(settings, Math.max(MEBIBYTE, largestValue + AROUND_A_RECORD));
        consuming(settings);
        return settings;
    }

    private static void sharing(Map<String, Object> settings) {
        // Whoever takes over has the state there already; a single instance keeps none.
        settings.putIfAbsent(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        // How long a partition may go on waiting for an instance that has brought its copy up.
        settings.putIfAbsent(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
    }

    private void producing(Map<String, Object> settings, int largestRequest) {
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, timing.linger().toMillis());
        producer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                timing.transaction().toMillis());
        producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, compression.written());
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largestRequest);
        settings.putIfAbsent(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
    }

    private void consuming(Map<String, Object> settings) {
        int session = (int) timing.session().toMillis();
        consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        consumer(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_A_SESSION);
        // Records wait here undecoded, and may be large.
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 16 * MEBIBYTE);
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        settings.putIfAbsent(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), 60_000);
    }

    private static void producer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.producerPrefix(name), value);
    }

    private static void consumer(Map<String, Object> settings, String name, Object value) {
        settings.put(StreamsConfig.consumerPrefix(name), value);
    }
}
