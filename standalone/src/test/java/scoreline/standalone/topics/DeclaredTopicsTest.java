package scoreline.standalone.topics;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.broker.EmbeddedBroker;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclaredTopicsTest {
    private static final List<Topic<?, ?>> SCORER =
            Topics.of(Framing.singleObject()).all();
    private static final MonitorTopics MONITOR = MonitorTopics.of(Framing.singleObject());

    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = EmbeddedBroker.start(folder);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        admin.close();
        broker.close();
    }

    @AfterEach
    void forget_topics() throws Exception {
        admin.deleteTopics(names()).all().get();
        while (!names().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void what_is_not_there_is_made_as_declared() throws Exception {
        // When
        var applied = DeclaredTopics.apply(admin, MONITOR.all(), 1);
        // Then
        assertThat(applied)
                .containsExactlyElementsOf(
                        MONITOR.all().stream().map(Applied.Made::new).toList());
        for (var topic : MONITOR.all()) {
            assertThat(partitions(topic.name())).isEqualTo(topic.settings().partitions());
            assertThat(settings(topic.name()))
                    .containsAllEntriesOf(topic.settings().configs());
            assertThat(settings(topic.name())).containsEntry("min.insync.replicas", "1");
        }
    }

    @Test
    void a_second_time_nothing_is_changed() throws Exception {
        // Given
        DeclaredTopics.apply(admin, SCORER, 1);
        // When
        var applied = DeclaredTopics.apply(admin, SCORER, 1);
        // Then
        assertThat(applied)
                .containsExactlyElementsOf(SCORER.stream()
                        .map(topic -> new Applied.Found(topic, 1, new TreeMap<>()))
                        .toList());
    }

    @Test
    void a_setting_that_is_otherwise_is_changed_and_told_and_the_rest_is_left() throws Exception {
        // Given
        var alerts = MONITOR.alerts();
        admin.createTopics(List.of(new NewTopic(alerts.name(), 1, (short) 1)
                        .configs(Map.of(
                                "retention.ms", "60000",
                                "cleanup.policy", "delete,compact",
                                "compression.type", "uncompressed",
                                "max.message.bytes", "1048576",
                                "segment.bytes", "1048576"))))
                .all()
                .get();
        // When
        var applied = said(true);
        // Then
        assertThat(applied).contains("changed  credit.drift.alerts    retention.ms 60000 → 31536000000\n");
        assertThat(applied.lines().filter(line -> line.startsWith("made"))).hasSize(7);
        assertThat(settings(alerts.name()))
                .containsEntry("retention.ms", "31536000000")
                .containsEntry("segment.bytes", "1048576");
    }

    @Test
    void another_number_of_partitions_is_refused_and_nothing_is_changed() throws Exception {
        // Given
        admin.createTopics(List.of(
                        new NewTopic("credit.decisions", 6, (short) 1).configs(Map.of("retention.ms", "60000"))))
                .all()
                .get();
        // When
        assertThatThrownBy(() -> DeclaredTopics.apply(admin, SCORER, 1))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContainingAll(
                        "credit.decisions has 6 partitions where 4 are declared", "nothing was changed");
        assertThat(names()).containsExactly("credit.decisions");
        assertThat(settings("credit.decisions")).containsEntry("retention.ms", "60000");
    }

    @Test
    void a_topic_of_one_copy_can_be_written_to_whatever_is_asked_for() throws Exception {
        // Given
        DeclaredTopics.apply(admin, SCORER, 1);
        // When
        var text = new StringWriter();
        new ApplyTopics(broker.bootstrapServers(), 3, false).run(new PrintWriter(text));
        // Then
        assertThat(text.toString()).contains("there    credit.applications  (it has 1 copy of each partition, not 3");
        assertThat(settings("credit.applications")).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void more_copies_than_brokers_are_refused_in_a_sentence() {
        // When
        assertThatThrownBy(() -> DeclaredTopics.apply(admin, SCORER, 3))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("only 1 broker(s)");
    }

    @Test
    void a_cluster_that_has_no_address_is_refused_in_a_sentence() {
        // When
        assertThatThrownBy(() ->
                        new ApplyTopics("nowhere.invalid:9092", 1, false).run(new PrintWriter(new StringWriter())))
                // Then
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("--bootstrap-servers");
    }

    private String said(boolean monitored) throws Exception {
        var text = new StringWriter();
        new ApplyTopics(broker.bootstrapServers(), 1, monitored).run(new PrintWriter(text));
        return text.toString();
    }

    private Set<String> names() throws Exception {
        return admin.listTopics().names().get();
    }

    private int partitions(String topic) throws Exception {
        var found = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return requireNonNull(found.get(topic)).partitions().size();
    }

    private Map<String, String> settings(String topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var found = admin.describeConfigs(List.of(resource)).all().get();
        return requireNonNull(found.get(resource)).entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
