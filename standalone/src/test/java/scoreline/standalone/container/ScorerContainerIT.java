package scoreline.standalone.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import scoreline.standalone.topics.DeclaredTopics;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * The scorer as it is shipped: the image that {@code infra/images/build} made and SCORER_IMAGE names, told by its environment where its
 * broker is, with a file system that it cannot write to, and asked over topics and HTTP only. KAFKA_IMAGE names a stand-in where the
 * usual image cannot be had.
 */
class ScorerContainerIT {
    private static final Topics TOPICS = Topics.of(Framing.singleObject());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int APPLICATIONS = 50;

    @TempDir
    private Path folder;

    private @Nullable Network network;
    private @Nullable KafkaContainer broker;
    private @Nullable GenericContainer<?> scorer;
    private String servers = "";

    @BeforeEach
    void start_broker_and_scorer() throws Exception {
        Engine.isNeeded("the scorer's image");
        var scorerImage = Engine.named("SCORER_IMAGE");
        assumeTrue(scorerImage.isPresent(), "SCORER_IMAGE names no image: the scorer's image is not tested");
        network = Network.newNetwork();
        broker = new KafkaContainer(Engine.image("KAFKA_IMAGE", "apache/kafka:4.3.1"))
                .withNetwork(network)
                .withListener("kafka:19092");
        broker.start();
        servers = broker.getBootstrapServers();
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            DeclaredTopics.apply(admin, TOPICS.all(), 1);
        }
        var bundle = folder.resolve("bundle");
        MadeUpBundle.write(bundle);
        // The scorer is nobody whom this folder knows.
        assertThat(new ProcessBuilder("chmod", "-R", "a+rX", bundle.toString())
                        .start()
                        .waitFor())
                .isZero();
        scorer = new GenericContainer<>(DockerImageName.parse(scorerImage.get()))
                .withImagePullPolicy(_ -> false)
                .withNetwork(network)
                .withCreateContainerCmdModifier(create -> requireNonNull(create.getHostConfig())
                        .withReadonlyRootfs(true)
                        .withBinds(new Bind(bundle.toString(), new Volume("/bundle"), AccessMode.ro)))
                .withTmpFs(Map.of("/tmp", "rw,exec"))
                .withEnv("SCORER_BOOTSTRAP_SERVERS", "kafka:19092")
                .withLogConsumer(line -> System.out.print(line.getUtf8String()))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
        scorer.start();
    }

    @AfterEach
    void stop_what_was_started() {
        Optional.ofNullable(scorer).ifPresent(GenericContainer::stop);
        Optional.ofNullable(broker).ifPresent(KafkaContainer::stop);
        Optional.ofNullable(network).ifPresent(Network::close);
    }

    @Test
    void every_application_is_decided_once_and_what_is_none_is_rejected() throws Exception {
        // Given
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < APPLICATIONS; i++) {
                var value = TOPICS.applications()
                        .values()
                        .serializer()
                        .serialize(TOPICS.applications().name(), application(i));
                send(producer, "applicant-" + i, value);
                send(producer, "applicant-" + i, value);
            }
            send(producer, "applicant-0", new byte[] {1, 2, 3});
        }
        // When
        var decisions = read(TOPICS.decisions(), APPLICATIONS);
        var rejections = read(TOPICS.rejections(), 1);
        // Then
        assertThat(decisions).extracting(CreditDecision::getApplicationId).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(rejections).extracting(RejectedApplication::getCode).containsExactly(RejectionCode.UNDECODABLE);
    }

    private static void send(KafkaProducer<String, byte[]> producer, String key, byte[] value) throws Exception {
        producer.send(new ProducerRecord<>(TOPICS.applications().name(), key, value))
                .get();
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            ids.add("application-" + i);
        }
        return ids;
    }

    private static GenericRecord application(int i) {
        var application = new GenericData.Record(TOPICS.applications().schema());
        application.put("application_id", "application-" + i);
        application.put("applicant_id", "applicant-" + i);
        application.put("submitted_at", Instant.now().toEpochMilli());
        application.put("AMT_CREDIT", 100_000.0 + 1_000 * i);
        application.put("NAME_INCOME_TYPE", i % 2 == 0 ? "Working" : "Pensioner");
        return application;
    }

    /** Committed records, until there are so many and then for a moment longer, lest there be one too many. */
    private <V> List<V> read(Topic<String, V> topic, int expected) {
        List<V> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers, "isolation.level", "read_committed", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(
                settings, topic.keys().deserializer(), topic.values().deserializer())) {
            consumer.assign(consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList());
            var end = Instant.now().plus(PATIENCE);
            while (found.size() < expected && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
            }
            consumer.poll(Duration.ofSeconds(2)).forEach(record -> found.add(record.value()));
        }
        return found;
    }
}
