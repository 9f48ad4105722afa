package scoreline.standalone.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.service.Dashboard;
import scoreline.dashboard.service.DashboardConfig;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.runtime.Monitor;
import scoreline.monitor.runtime.MonitorConfig;
import scoreline.scorer.runtime.Scorer;
import scoreline.scorer.runtime.ScorerConfig;
import scoreline.scorer.runtime.Tally;
import scoreline.scorer.runtime.Wiring;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.broker.EmbeddedBroker;
import scoreline.standalone.database.EmbeddedDatabase;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;
import scoreline.standalone.topics.DeclaredTopics;
import scoreline.tracking.FetchedBundle;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * A broker, its topics and, once it is asked to score, a scorer, and a drift monitor once it is asked to watch: one process, one
 * folder, one group of clients each.
 */
public final class Pipeline implements AutoCloseable {
    private static final String GROUP = "credit-scorer-v1";

    /** Before a number of its own for each monitor. */
    private static final String WATCHERS = "credit-drift-";

    private static final Duration TO_RUN = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration KEY_COUNTS = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Path folder;
    private final EmbeddedBroker broker;
    private final Topics topics;
    private final MonitorTopics watched = MonitorTopics.of(Framing.singleObject());
    private final Admin admin;
    private @Nullable Scorer scorer;
    private @Nullable Monitor monitor;
    private @Nullable EmbeddedDatabase database;
    private @Nullable Dashboard dashboard;

    private Pipeline(Path folder, EmbeddedBroker broker, Topics topics, Admin admin) {
        this.folder = folder;
        this.broker = broker;
        this.topics = topics;
        this.admin = admin;
    }

    /** Starts with topics that carry the shipped application schema. */
    public static Pipeline start(Path folder, int port) throws InterruptedException {
        return start(folder, port, SchemaHistory.application());
    }

    /**
     * Starts the broker and makes the topics that are not there.
     *
     * @param folder of all state; what an earlier run left in it is continued
     * @param port the broker's, 0 for any free one
     * @param applications what the applications topic carries
     */
    public static Pipeline start(Path folder, int port, SchemaHistory applications) throws InterruptedException {
        return start(folder, port, Topics.of(Framing.singleObject(), applications));
    }

    /** The same with topics of one's own choice, say such that go through a registry. */
    public static Pipeline start(Path folder, int port, Topics topics) throws InterruptedException {
        var broker = EmbeddedBroker.start(folder.resolve("broker"), port);
        var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
        var pipeline = new Pipeline(folder, broker, topics, admin);
        try {
            DeclaredTopics.apply(admin, pipeline.topics.all(), 1);
            return pipeline;
        } catch (RuntimeException | InterruptedException e) {
            pipeline.close();
            throw e;
        }
    }

    /**
     * Starts the scorer and waits until it decides.
     *
     * @param directory of the bundle
     * @param bundle loaded from there
     * @param settings of the scorer, besides where Kafka, bundle and state are
     */
    public void score(Path directory, Bundle bundle, Map<String, String> settings) throws InterruptedException {
        score(directory, bundle, settings, UnaryOperator.identity());
    }

    /**
     * The same with parts of the scorer exchanged, for a measurement.
     *
     * @param exchange takes what would run, returns what runs
     */
    public void score(Path directory, Bundle bundle, Map<String, String> settings, UnaryOperator<Wiring> exchange)
            throws InterruptedException {
        var all = new HashMap<>(settings);
        all.put("scorer.bootstrap-servers", broker.bootstrapServers());
        all.put("scorer.application-id", GROUP);
        all.put("scorer.bundle", directory.toString());
        all.put("scorer.state", folder.resolve("scorer").toString());
        // After a kill the group waits so long for the member that is gone; nobody else is there to be disturbed.
        all.put("scorer.session-timeout", "PT3S");
        var config = ScorerConfig.of(all);
        scorer = Scorer.start(config, exchange.apply(Wiring.of(config, bundle, InstantSource.system())));
        if (!scorer.awaitRunning(TO_RUN)) {
            throw new Stopped("The scorer did not come to work within " + TO_RUN.toSeconds() + " s; the log says why.");
        }
    }

    /**
     * Starts a drift monitor that counts what is decided from now on, and returns while it still joins its group. It knows nothing
     * of an earlier one: what moved when that one watched is no news of today's population.
     *
     * @param directory of the bundle
     * @param bundle loaded from there
     * @param settings of the monitor, besides where Kafka, bundle and state are
     */
    public void watch(Path directory, Bundle bundle, Map<String, String> settings)
            throws InterruptedException, IOException {
        DeclaredTopics.apply(admin, watched.all(), 1);
        forgetEarlierMonitors();
        String group = WATCHERS + Long.toString(System.currentTimeMillis(), 36);
        startAtEnd(group, List.of(topics.decisions()));
        startAtEnd(group + "-performance", List.of(topics.decisions(), watched.outcomes()));
        var all = new HashMap<>(settings);
        all.put("monitor.bootstrap-servers", broker.bootstrapServers());
        all.put("monitor.application-id", group);
        all.put("monitor.bundles", directory.toString());
        all.put("monitor.state", folder.resolve("monitor").toString());
        monitor = Monitor.start(MonitorConfig.of(all), List.of(bundle), EndOfInput.never());
    }

    /**
     * Starts the results API on a database of its own, and returns when it answers. It goes on where an earlier one ended.
     *
     * @param directory of the bundle
     * @param bundle loaded from there
     * @param settings of the API, besides where Kafka, bundle and database are
     */
    public void serve(Path directory, Bundle bundle, Map<String, String> settings) throws InterruptedException {
        DeclaredTopics.apply(admin, watched.all(), 1);
        database = EmbeddedDatabase.start(folder.resolve("database"));
        var all = new HashMap<>(settings);
        all.put("dashboard.bootstrap-servers", broker.bootstrapServers());
        all.put("dashboard.bundles", directory.toString());
        all.put("dashboard.database.url", database.address().url());
        dashboard = Dashboard.start(
                DashboardConfig.of(all), List.of(new FetchedBundle(directory, bundle, Optional.empty())));
    }

    private void startAtEnd(String group, List<Topic<?, ?>> read) throws InterruptedException {
        var partitions =
                read.stream().flatMap(topic -> partitionsOf(topic).stream()).toList();
        answer(admin.alterConsumerGroupOffsets(
                        group,
                        ends(partitions).entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))))
                .all());
    }

    private void forgetEarlierMonitors() throws InterruptedException, IOException {
        answer(admin.deleteTopics(answer(admin.listTopics().names()).stream()
                        .filter(name -> name.startsWith(WATCHERS))
                        .toList())
                .all());
        Workspace.delete(folder.resolve("monitor"));
    }

    /** @throws Stopped if the scorer has stopped by itself */
    public void requireScoring() {
        if (scorer != null && scorer.ended().isDone()) {
            throw new Stopped("The scorer stopped; the log says why.");
        }
    }

    /** @throws Stopped if the monitor has stopped by itself */
    public void requireWatching() {
        if (monitor != null && monitor.ended().isDone()) {
            throw new Stopped("The drift monitor stopped; the log says why.");
        }
    }

    /** Waits until all that was sent so far is decided. */
    public void awaitDecided() throws InterruptedException {
        while (lag() > 0) {
            requireScoring();
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** What the scorer has processed since it started. */
    public Tally tally() {
        return scoring().tally();
    }

    /** Where the scorer serves health and metrics, on the loopback. */
    public int operationsPort() {
        return scoring().port();
    }

    /** Where the monitor does. */
    public int monitorPort() {
        return Objects.requireNonNull(monitor, "watch comes first").port();
    }

    /** The results API. */
    public Dashboard dashboard() {
        return Objects.requireNonNull(dashboard, "serve comes first");
    }

    /**
     * A key that may do everything, for who runs the results API on this machine; the one before no longer counts.
     *
     * @return the key, which nobody can tell again
     */
    public String newLocalKey() {
        return dashboard().newKey("local", Role.ADMIN, Instant.now().plus(KEY_COUNTS));
    }

    private Scorer scoring() {
        return Objects.requireNonNull(scorer, "score comes first");
    }

    public Topics topics() {
        return topics;
    }

    /** They are there once it watches. */
    public MonitorTopics monitorTopics() {
        return watched;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Partitions of the applications topic. */
    public int partitions() {
        return topics.applications().settings().partitions();
    }

    public Producer<String, GenericRecord> newApplicationProducer() {
        return newProducer(topics.applications());
    }

    /** A producer that waits for all acknowledgements, and gathers records for a few milliseconds. */
    public <K, V> Producer<K, V> newProducer(Topic<K, V> topic) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        ANSWER.toMillis()),
                topic.keys().serializer(),
                topic.values().serializer());
    }

    /** A consumer of all partitions from their beginning, of what is committed alone. */
    public <K, V> Consumer<K, V> readFromStart(Topic<K, V> topic) {
        var consumer = reader(topic);
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    /** The same, of what is committed from now on. */
    public <K, V> Consumer<K, V> readFromEnd(Topic<K, V> topic) {
        var consumer = reader(topic);
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        return consumer;
    }

    private <K, V> Consumer<K, V> reader(Topic<K, V> topic) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000),
                topic.keys().deserializer(),
                topic.values().deserializer());
        consumer.assign(partitionsOf(topic));
        return consumer;
    }

    private static List<TopicPartition> partitionsOf(Topic<?, ?> topic) {
        return IntStream.range(0, topic.settings().partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    /**
     * Where a consumer's partitions end, with what is not committed yet. A transaction's offsets may be seen as committed a
     * moment before its records are: who finds no lag and reads up to here misses none of them.
     */
    public Map<TopicPartition, Long> written(Consumer<?, ?> consumer) throws InterruptedException {
        return ends(consumer.assignment());
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws InterruptedException {
        return answer(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Stopped("The embedded broker does not answer.", e);
        }
    }

    /** Whether a consumer has not yet come to these offsets. */
    public static boolean isBehind(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /** How many applications the scorer has not committed yet. */
    public long lag() throws InterruptedException {
        return lag(topics.applications());
    }

    /** How many records of a topic the scorer has not committed yet. */
    public long lag(Topic<?, ?> topic) throws InterruptedException {
        var committed = answer(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (var end : ends(partitionsOf(topic)).entrySet()) {
            var done = committed.get(end.getKey());
            lag += end.getValue() - (done == null ? 0 : done.offset());
        }
        return lag;
    }

    @Override
    public void close() {
        try (broker;
                admin) {
            if (dashboard != null) {
                dashboard.close();
            }
            if (database != null) {
                database.close();
            }
            if (monitor != null) {
                monitor.close();
            }
            if (scorer != null) {
                scorer.close();
            }
        }
    }
}
