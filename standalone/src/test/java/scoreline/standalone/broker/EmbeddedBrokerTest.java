package scoreline.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {
    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @Test
    void records_and_topics_outlive_a_clean_stop() {
        // Given
        try (var broker = EmbeddedBroker.start(folder)) {
            create(broker, "letters", Map.of());
            send(broker, "letters", "a", "b");
        }
        // When
        List<String> found;
        try (var broker = EmbeddedBroker.start(folder)) {
            send(broker, "letters", "c");
            found = read(broker, "letters", 3);
        }
        // Then
        assertThat(found).containsExactly("a", "b", "c");
    }

    @Test
    void acknowledged_records_outlive_a_kill() throws Exception {
        // Given
        var child = BrokerProcess.start(folder, scratch);
        child.awaitAcknowledged("first");
        // When
        child.kill();
        Instant killed = Instant.now();
        List<String> found;
        Duration back;
        try (var broker = EmbeddedBroker.start(folder)) {
            found = read(broker, BrokerProcess.TOPIC, 1);
            back = Duration.between(killed, Instant.now());
        }
        // Then
        assertThat(found).first().isEqualTo("first");
        assertThat(back).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void the_broker_logs_to_a_file_and_says_nothing_on_the_terminal() throws Exception {
        // Given
        var child = BrokerProcess.start(folder, scratch);
        // When
        child.awaitAcknowledged("first"); // the first line it prints
        child.kill();
        // Then
        assertThat(child.errors()).isEmpty();
        assertThat(child.log()).contains("Kafka Server started").doesNotContain("advertised.listeners =");
    }

    @Test
    void a_folder_serves_one_process_at_a_time_and_says_which() throws Exception {
        // Given
        var child = BrokerProcess.start(folder, scratch);
        child.awaitAcknowledged("first");
        // When
        var second = catchThrowable(() -> EmbeddedBroker.start(folder));
        // Then
        child.kill();
        assertThat(second)
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("process " + child.pid());
    }

    @Test
    void a_folder_serves_one_broker_of_this_process_at_a_time() {
        // Given
        try (var first = EmbeddedBroker.start(folder)) {
            assertThat(first.port()).isPositive();
            // When, Then
            assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void a_folder_of_another_version_is_refused() throws IOException {
        // Given
        Files.writeString(folder.resolve("written-by"), "kafka 3.9.0\n");
        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("kafka 3.9.0")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws IOException {
        // Given
        Files.writeString(folder.resolve("thesis.txt"), "precious");
        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("not a broker's");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_taken_port_is_named() throws IOException {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            // When, Then
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void a_topic_may_admit_four_megabytes_and_only_loopback_is_served() throws Exception {
        // Given
        try (var broker = EmbeddedBroker.start(folder)) {
            create(broker, "large", Map.of("max.message.bytes", Integer.toString(4 << 20)));
            // When
            send(broker, "large", "x".repeat(2_000_000));
            // Then
            assertThat(read(broker, "large", 1).getFirst()).hasSize(2_000_000);
            for (var address : otherAddresses()) {
                assertThatThrownBy(() -> new Socket(address, broker.port()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static List<InetAddress> otherAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
    }

    @Test
    void what_a_dead_client_left_open_is_looked_for_every_second() throws Exception {
        try (var broker = EmbeddedBroker.start(folder);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // Given
            var node = admin.describeCluster().nodes().get().iterator().next();
            var itself = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
            // When
            var settings = admin.describeConfigs(List.of(itself)).all().get().values();
            // Then
            assertThat(settings)
                    .flatExtracting(Config::entries)
                    .filteredOn(
                            entry -> entry.name().equals("transaction.abort.timed.out.transaction.cleanup.interval.ms"))
                    .extracting(ConfigEntry::value)
                    .containsExactly("1000");
        }
    }

    static void create(EmbeddedBroker broker, String topic, Map<String, String> config) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(config)))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    static void send(EmbeddedBroker broker, String topic, String... values) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 4 << 20);
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> read(EmbeddedBroker broker, String topic, int atLeast) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "max.partition.fetch.bytes",
                8 << 20);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < atLeast) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return values;
    }
}
