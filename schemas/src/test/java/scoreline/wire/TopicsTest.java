package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = Topics.of(Framing.singleObject());
    private final MonitorTopics monitored = MonitorTopics.of(Framing.singleObject());
    private final List<Topic<?, ?>> every =
            Stream.concat(topics.all().stream(), monitored.all().stream()).toList();

    @Test
    void the_page_has_one_section_for_each_topic() throws IOException {
        // When
        var sections = Pattern.compile("(?m)^## `(credit\\..*)`$")
                .matcher(page())
                .results()
                .map(match -> match.group(1));
        // Then
        assertThat(sections)
                .containsExactlyElementsOf(every.stream().map(Topic::name).toList());
    }

    @Test
    void the_page_says_of_each_topic_what_the_code_says() throws IOException {
        // Given
        var page = page();
        // Then
        for (var topic : every) {
            assertThat(section(page, "`" + topic.name() + "`")).contains(rows(topic));
        }
    }

    @Test
    void the_page_explains_every_rejection_code_and_no_other() throws IOException {
        // When
        var explained = Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\|")
                .matcher(section(page(), "Rejection codes"))
                .results()
                .map(match -> match.group(1));
        // Then
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RejectionCode.values())
                        .map(RejectionCode::name)
                        .toList());
    }

    @Test
    void an_operator_can_create_a_topic_from_its_value() {
        // When
        var creation = topics.applications()
                .with(topics.applications().settings().withPartitions(12))
                .creation(3);
        // Then
        assertThat(creation.name()).isEqualTo("credit.applications");
        assertThat(creation.numPartitions()).isEqualTo(12);
        assertThat(creation.replicationFactor()).isEqualTo((short) 3);
        assertThat(creation.configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "2592000000",
                        "max.message.bytes", "1048576",
                        "compression.type", "uncompressed",
                        "min.insync.replicas", "2"));
    }

    @Test
    void of_each_episode_the_last_alert_is_kept_for_a_year() {
        // When
        var creation = monitored.alerts().creation(1);
        // Then
        assertThat(creation.configs())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "31536000000");
    }

    @Test
    void a_single_broker_is_enough_for_replication_one() {
        // When
        var creation = topics.decisions().creation(1);
        // Then
        assertThat(creation.configs()).containsEntry("min.insync.replicas", "1");
    }

    @Test
    void settings_that_no_broker_would_take_are_refused() {
        // Given
        var settings = topics.decisions().settings();
        // Then
        assertThatThrownBy(() -> settings.withPartitions(0)).hasMessage("partitions must be at least 1, was 0");
        assertThatThrownBy(() -> settings.withMaxMessageBytes(0)).hasMessageStartingWith("maxMessageBytes");
        assertThatThrownBy(() -> new TopicSettings(1, Duration.ZERO, 1, settings.compression(), settings.cleanup()))
                .hasMessageStartingWith("retention");
        assertThatThrownBy(() -> topics.decisions().creation(0)).hasMessageStartingWith("replication");
    }

    @Test
    void the_raw_topic_is_the_same_topic_as_bytes() {
        // Given
        var bytes = new byte[] {1, 2, 3};
        // When
        var raw = topics.applications().raw();
        // Then
        assertThat(raw.name()).isEqualTo("credit.applications");
        assertThat(raw.settings()).isEqualTo(topics.applications().settings());
        assertThat(raw.values().deserializer().deserialize("", bytes)).isEqualTo(bytes);
    }

    private static List<CharSequence> rows(Topic<?, ?> topic) {
        var settings = topic.settings();
        var configs = settings.configs();
        var fingerprint = HexFormat.ofDelimiter(" ")
                .withUpperCase()
                .formatHex(Frame.fingerprint(SchemaNormalization.parsingFingerprint64(topic.schema())));
        return List.of(
                "| Value | [%s](../schemas/src/main/avro/%1$s.avsc) |\n"
                        .formatted(topic.schema().getName()),
                "| First bytes, single-object | `%s` |\n".formatted(fingerprint),
                "| Registry subject | `%s`, `%s` |\n".formatted(topic.subject(), topic.compatibility()),
                "| Partitions | %d |\n".formatted(settings.partitions()),
                "| Retention | %d days, `cleanup.policy=%s` |\n"
                        .formatted(settings.retention().toDays(), configs.get("cleanup.policy")),
                "| Largest batch | %d bytes |\n".formatted(settings.maxMessageBytes()),
                "| On disk | `compression.type=%s` |\n".formatted(configs.get("compression.type")));
    }

    private static String section(String page, String title) {
        int start = page.indexOf("\n## " + title + "\n");
        assertThat(start).as("section " + title).isNotNegative();
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("scoreline.root", "."), "docs/topics.md"));
    }
}
