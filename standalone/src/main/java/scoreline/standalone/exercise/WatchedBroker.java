package scoreline.standalone.exercise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import scoreline.standalone.broker.EmbeddedBroker;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.topics.DeclaredTopics;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/** A broker with a drift monitor's topics, seen from outside: nothing here is the monitor's own. */
final class WatchedBroker implements AutoCloseable {
    static final String GROUP = "credit-drift-v1";
    static final Topic<String, CreditDecision> DECISIONS =
            Topics.of(Framing.singleObject()).decisions();
    static final int PARTITIONS = DECISIONS.settings().partitions();
    static final MonitorTopics WRITTEN = MonitorTopics.of(Framing.singleObject());

    /** Where the monitor's two stages meet. */
    static final TopicPartition PARTIALS = new TopicPartition(GROUP + "-partials-repartition", 0);

    static final TopicPartition REPORTS = new TopicPartition(WRITTEN.reports().name(), 0);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    /** A transaction that nobody died in is over long before. */
    private static final Duration TO_COMMIT = Duration.ofMillis(400);

    private final EmbeddedBroker broker;
    private final Admin admin;

    private WatchedBroker(EmbeddedBroker broker) {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static WatchedBroker start(Path folder) throws Exception {
        var watched = new WatchedBroker(EmbeddedBroker.start(folder));
        try {
            List<Topic<?, ?>> topics =
                    Stream.concat(Stream.of(DECISIONS), WRITTEN.all().stream()).toList();
            DeclaredTopics.apply(watched.admin, topics, 1);
            return watched;
        } catch (Exception e) {
            watched.close();
            throw e;
        }
    }

    private String servers() {
        return broker.bootstrapServers();
    }

    /**
     * What a monitor of this broker is told, but for where its state is.
     *
     * @param others settings of the exercise
     */
    Map<String, String> settings(Path bundle, Map<String, String> others) {
        var settings = new HashMap<>(others);
        settings.put("monitor.bootstrap-servers", servers());
        settings.put("monitor.application-id", GROUP);
        settings.put("monitor.bundles", bundle.toString());
        return settings;
    }

    /** Who belongs to the monitor's group. */
    GroupMembers members() {
        return new GroupMembers(admin, GROUP);
    }

    static void await(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.call()) {
            if (System.nanoTime() - began > patience.toNanos()) {
                throw new Stopped("%s: not within %d s.".formatted(what, patience.toSeconds()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /**
     * Whether somebody has left a transaction open on what the monitor writes. The coordinator ends those that were to be
     * committed; what is open after that, the dead have left.
     */
    boolean isTransactionOpen() throws Exception {
        var before = open();
        Thread.sleep(TO_COMMIT);
        var after = open();
        return after.entrySet().stream().anyMatch(end -> end.getValue().equals(before.get(end.getKey())));
    }

    /** Where committed records end, of those partitions that go on beyond. */
    private Map<TopicPartition, Long> open() throws Exception {
        var written = GroupMembers.answer(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(GROUP) || name.equals(REPORTS.topic()))
                .toList();
        var partitions = GroupMembers.answer(admin.describeTopics(written).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var committed = ends(partitions, IsolationLevel.READ_COMMITTED);
        var all = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        return partitions.stream()
                .filter(partition -> all.getOrDefault(partition, 0L) > committed.getOrDefault(partition, 0L))
                .collect(Collectors.toMap(partition -> partition, partition -> committed.getOrDefault(partition, 0L)));
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation) throws Exception {
        var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        var found = new HashMap<TopicPartition, Long>();
        GroupMembers.answer(admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    /** Sends bytes as they are; with a name it does so in transactions. */
    Producer<byte[], byte[]> producer(Map<String, Object> others) {
        var settings = new HashMap<>(others);
        settings.put("bootstrap.servers", servers());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Raw records of one partition. */
    KafkaConsumer<byte[], byte[]> consumer(TopicPartition partition, IsolationLevel isolation) {
        return consumer(partition, isolation, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    <K, V> KafkaConsumer<K, V> consumer(
            TopicPartition partition, IsolationLevel isolation, Deserializer<K> keys, Deserializer<V> values) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        servers(),
                        "isolation.level",
                        isolation.toString(),
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                keys,
                values);
        consumer.assign(List.of(partition));
        return consumer;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        broker.close();
    }
}
