package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.materialise.Progress.Stretch;
import scoreline.service.life.Ending;
import scoreline.service.life.Service;
import scoreline.service.operations.Metrics;
import scoreline.wire.RegistryUnavailable;

/**
 * Writes topics to tables, on a thread of its own. Of several that share a database one writes, and another takes its place when it
 * ends. While Kafka or the database is away it waits and begins again where the tables end: nothing is lost, nothing comes twice.
 */
public final class Materialiser implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Materialiser.class);

    /** What the writer holds in the database as long as it writes. */
    private static final long LOCK = 0x5363_6f72_656c_696eL;

    private static final InstantSource CLOCK = InstantSource.system();

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** To say where topics end. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** The monitor's topics need not be there yet. */
    private static final Duration NEW_TOPICS = Duration.ofSeconds(30);

    private static final int BATCH = 2_000;

    /** However few records come: each batch writes every column of the chunk that is being filled anew. */
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(1);

    private final Database database;
    private final Map<String, Object> settings;
    private final Source source;
    private final Retention retention;
    private final Expiry expiry;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;

    private Materialiser(
            Database database, Map<String, Object> settings, Source source, Retention retention, Metrics metrics) {
        this.database = database;
        this.settings = settings;
        this.source = source;
        this.retention = retention;
        this.expiry = new Expiry(retention, source, CLOCK, metrics);
        this.thread = Thread.ofPlatform().name("materialiser").unstarted(this::run);
    }

    /// Starts at once.
    ///
    /// @param kafka settings of a consumer, with where the brokers are
    public static Materialiser start(
            Database database, Map<String, Object> kafka, Source source, Retention retention, Metrics metrics) {
        var settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        var materialiser = new Materialiser(database, settings, source, retention, metrics);
        materialiser.thread.start();
        return materialiser;
    }

    private void run() {
        try {
            while (!closing) {
                try (var connection = database.writing()) {
                    writeIfFree(connection);
                } catch (SQLException | KafkaException | RegistryUnavailable | Overtaken e) {
                    LOG.atWarn().addKeyValue("why", reason(e)).log("materialising waits");
                }
                pause();
            }
            ended.complete(Ending.CLOSED);
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("why", reason(e)).log("materialising failed");
            ended.complete(Ending.FAILED);
        }
    }

    /** Names of classes and no messages: those of a database quote rows. */
    static String reason(Exception e) {
        return e instanceof SQLException sql && sql.getSQLState() != null
                ? "SQLSTATE " + sql.getSQLState()
                : e.getClass().getSimpleName();
    }

    private void pause() {
        try {
            if (!closing) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeIfFree(Connection connection) throws SQLException {
        if (isFree(connection)) {
            try (var consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                write(connection, consumer);
            }
        }
    }

    /** Held until the connection ends, however it does. */
    private static boolean isFree(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (var rows = lock.executeQuery()) {
                boolean free = rows.next() && rows.getBoolean(1);
                connection.commit();
                return free;
            }
        }
    }

    private void write(Connection connection, Consumer<byte[], byte[]> consumer) throws SQLException {
        var positions = new HashMap<TopicPartition, Long>();
        var caughtUp = new CaughtUp();
        @Nullable Tables tables = null;
        long looked = 0;
        while (!closing) {
            // Before Kafka is asked for anything: what is too old goes while it is away, too.
            expiry.stepIfDue(connection);
            if (tables == null || System.nanoTime() - looked > NEW_TOPICS.toNanos()) {
                assign(connection, consumer, positions);
                looked = System.nanoTime();
            }
            long ofApplications = positions.keySet().stream()
                    .filter(partition -> partition
                            .topic()
                            .equals(source.topics().applications().name()))
                    .count();
            if (ofApplications == 0) {
                pause();
                continue;
            }
            if (tables == null) {
                tables = new Tables(connection, source, (int) ofApplications, retention, CLOCK);
            }
            poll(tables, consumer, positions, caughtUp);
        }
    }

    /** All partitions there are, each from where the tables end. */
    private void assign(Connection connection, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions)
            throws SQLException {
        var fresh = partitions(consumer).stream()
                .filter(partition -> !positions.containsKey(partition))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        var kept = Progress.read(connection);
        connection.commit();
        var first = consumer.beginningOffsets(fresh);
        fresh.forEach(partition -> positions.put(partition, kept.getOrDefault(partition, first.get(partition))));
        consumer.assign(positions.keySet());
        positions.forEach(consumer::seek);
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        var there = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : source.all()) {
            there.getOrDefault(topic.name(), List.of())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private void poll(
            Tables tables, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions, CaughtUp caughtUp)
            throws SQLException {
        try {
            var records = gather(consumer);
            var read = new HashMap<TopicPartition, Stretch>();
            positions.forEach((partition, from) -> {
                long to = consumer.position(partition);
                if (to > from) {
                    read.put(partition, new Stretch(from, to));
                }
            });
            if (!read.isEmpty()) {
                tables.write(records, read);
                read.forEach((partition, stretch) -> positions.put(partition, stretch.to()));
            }
            tell(tables, consumer, positions, caughtUp);
        } catch (OffsetOutOfRangeException e) {
            skip(consumer, positions, e.partitions());
        }
    }

    /** What comes within a second, or a batch of it. */
    private ConsumerRecords<byte[], byte[]> gather(Consumer<byte[], byte[]> consumer) {
        var gathered = new HashMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>>();
        long began = System.nanoTime();
        int count = 0;
        do {
            var some = consumer.poll(PATIENCE);
            some.partitions()
                    .forEach(partition -> gathered.computeIfAbsent(partition, _ -> new ArrayList<>())
                            .addAll(some.records(partition)));
            count += some.count();
        } while (!closing && count < BATCH && System.nanoTime() - began < BETWEEN_BATCHES.toNanos());
        return new ConsumerRecords<>(gathered, Map.of());
    }

    private static void tell(
            Tables tables, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions, CaughtUp caughtUp)
            throws SQLException {
        var now = CLOCK.instant();
        try {
            var ends = consumer.endOffsets(positions.keySet(), ANSWER);
            tables.tell(OptionalLong.of(lag(positions, ends)), caughtUp.to(positions, ends, now));
        } catch (TimeoutException e) {
            LOG.atDebug().log("where topics end is unknown");
            tables.tell(OptionalLong.empty(), Optional.empty());
        }
    }

    private static long lag(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /**
     * What the topic no longer holds cannot be written; that it is missing is told.
     *
     * @throws IllegalStateException if it holds less than was read: another topic of the same name
     */
    private static void skip(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> positions, Set<TopicPartition> lost) {
        consumer.beginningOffsets(lost).forEach((partition, first) -> {
            if (first < positions.getOrDefault(partition, 0L)) {
                throw new IllegalStateException(
                        "topic " + partition.topic() + " is not the one that the tables were made from");
            }
            LOG.atError()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("from", positions.get(partition))
                    .addKeyValue("to", first)
                    .log("records had left the topic before they were read");
            consumer.seek(partition, first);
        });
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
