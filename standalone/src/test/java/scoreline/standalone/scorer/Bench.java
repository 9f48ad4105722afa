package scoreline.standalone.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.runtime.ScorerConfig;
import scoreline.standalone.broker.EmbeddedBroker;
import scoreline.standalone.topics.DeclaredTopics;
import scoreline.wire.Framing;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/** A broker with the scorer's topics, somebody who sends anything, and somebody who reads what is committed. */
final class Bench implements AutoCloseable {
    static final int LARGEST_RECORD = 4 << 20;

    final Topics topics = Topics.of(Framing.singleObject());
    private final Path folder;
    private final EmbeddedBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;

    Bench(Path folder) throws Exception {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder.resolve("broker"));
        createTopics();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_RECORD + 1_024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Applications may be large, and stamped far ahead. */
    private void createTopics() throws Exception {
        var applications = topics.applications().creation(1);
        var configs = new HashMap<>(applications.configs());
        configs.put("max.message.bytes", Integer.toString(LARGEST_RECORD + 1_024));
        configs.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        try (var admin = admin()) {
            admin.createTopics(List.of(applications.configs(configs))).all().get(30, TimeUnit.SECONDS);
        }
        // The broker hears of topics in the order in which they were made: when it tells of these it does of the first.
        create(topics.all().stream()
                .filter(topic -> !topic.name().equals(topics.applications().name()))
                .toList());
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
    }

    /** Who belongs to a group, as the broker sees it. */
    Collection<MemberDescription> members(String group) throws Exception {
        try (var admin = admin()) {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get(30, TimeUnit.SECONDS)
                    .members();
        }
    }

    String servers() {
        return broker.bootstrapServers();
    }

    /** Topics of another service. */
    void create(List<? extends Topic<?, ?>> others) throws Exception {
        try (var admin = admin()) {
            DeclaredTopics.apply(admin, others, 1);
        }
    }

    void delete(String topic) throws Exception {
        try (var admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
            // The controller has done it; the broker hears of it a moment later.
            while (admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(topic)) {
                Thread.sleep(20);
            }
        }
    }

    ScorerConfig config(Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("scorer.bootstrap-servers", broker.bootstrapServers());
        all.put("scorer.bundle", folder.resolve("bundle").toString());
        all.put("scorer.state", folder.resolve("state").toString());
        all.put("scorer.http.port", "0");
        all.putAll(settings);
        return ScorerConfig.of(all);
    }

    int partitions() {
        return topics.applications().settings().partitions();
    }

    /** Nothing is wrong with it. */
    GenericRecord application(String applicationId, String applicantId) {
        var application = new GenericData.Record(topics.applications().schema());
        application.put("application_id", applicationId);
        application.put("applicant_id", applicantId);
        application.put("submitted_at", Instant.now().minusSeconds(60).toEpochMilli());
        application.put("NAME_CONTRACT_TYPE", "a");
        application.put("AMT_INCOME_TOTAL", 50_000.0);
        application.put("AMT_CREDIT", 100_000.0);
        application.put("DAYS_BIRTH", -12_000);
        return application;
    }

    byte[] bytes(GenericRecord application) {
        var topic = topics.applications();
        return topic.values().serializer().serialize(topic.name(), application);
    }

    void send(GenericRecord application) {
        Future<RecordMetadata> _ = send(
                null, application.get("applicant_id").toString().getBytes(UTF_8), bytes(application), Instant.now());
    }

    /**
     * Sends anything, in order.
     *
     * @param partition null leaves it to the key
     */
    Future<RecordMetadata> send(
            @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value, Instant stamp) {
        var record = new ProducerRecord<>(topics.applications().name(), partition, stamp.toEpochMilli(), key, value);
        record.headers().add("trace", "CANARY".getBytes(UTF_8));
        return producer.send(record);
    }

    /** All that is committed on a topic, once there are so many; or what there is when the time is over. */
    <K, V> List<ConsumerRecord<K, V>> committed(Topic<K, V> topic, int atLeast, Duration patience) {
        var found = new ArrayList<ConsumerRecord<K, V>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                topic.keys().deserializer(),
                topic.values().deserializer())) {
            var partitions = IntStream.range(0, topic.settings().partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + patience.toNanos();
            while (found.size() < atLeast && System.nanoTime() - end < 0) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            // One more than expected would be the interesting one.
            consumer.poll(Duration.ofMillis(500)).forEach(found::add);
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        broker.close();
    }
}
