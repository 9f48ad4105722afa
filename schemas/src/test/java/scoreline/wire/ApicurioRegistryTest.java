package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scoreline.wire.Compatibility.FULL_TRANSITIVE;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Both framings against a real Apicurio Registry, fetched by {@code mvn -Pregistry}. */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIf(
        value = "isFetched",
        disabledReason = "no Apicurio Registry in schemas/target/apicurio; mvn -Pregistry fetches it (159 MB)")
class ApicurioRegistryTest {
    private static final Path SERVER =
            Path.of(System.getProperty("scoreline.root", "."), "schemas/target/apicurio/quarkus-run.jar");
    private static final List<Topic<?, ?>> ALL = Stream.of(
                    Topics.of(Framing.singleObject()).all(),
                    MonitorTopics.of(Framing.singleObject()).all())
            .flatMap(List::stream)
            .toList();
    private static final int UNKNOWN_ID = 987_654;

    @TempDir
    private static Path data;

    private int port;
    private Process process;

    static boolean isFetched() {
        return Files.exists(SERVER);
    }

    @BeforeAll
    void start() throws Exception {
        port = freePort();
        launch();
        release(ALL);
    }

    @AfterAll
    void stop() throws Exception {
        if (process != null) {
            halt();
        }
    }

    @Test
    void every_value_comes_back_in_either_framing() {
        // Given
        var registry = Registry.at(address());
        var confluent = Topics.of(Framing.confluent(registry));
        var single = Topics.of(Framing.singleObject());
        // When
        var numbered = confluent.decisions().values().serializer().serialize("", Samples.decision());
        var fingerprinted = single.decisions().values().serializer().serialize("", Samples.decision());
        var reader = confluent.decisions().values().deserializer();
        // Then
        assertThat(numbered).startsWith(0);
        assertThat(fingerprinted).startsWith(0xC3, 1);
        assertThat(reader.deserialize("", numbered)).isEqualTo(Samples.decision());
        assertThat(reader.deserialize("", fingerprinted)).isEqualTo(Samples.decision());
    }

    @Test
    void a_stopped_registry_makes_readers_wait_and_its_return_lets_them_go_on() throws Exception {
        // Given
        var bytes = Topics.of(Framing.confluent(Registry.at(address())))
                .applications()
                .values()
                .serializer()
                .serialize("", Samples.application());
        var informed = decoder();
        informed.decode(bytes);
        var uninformed = decoder();
        // When
        halt();
        // Then
        assertThat(informed.decode(bytes)).isInstanceOf(Decoding.Decoded.class);
        assertThatThrownBy(() -> uninformed.decode(bytes)).isInstanceOf(RegistryUnavailable.class);
        launch();
        assertThat(uninformed.decode(bytes)).isInstanceOf(Decoding.Decoded.class);
    }

    @Test
    void an_id_that_it_does_not_know_is_an_unknown_schema() {
        // When
        var outcome = decoder().decode(Frame.id(UNKNOWN_ID));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @Test
    void an_unregistered_schema_is_not_written() {
        // Given
        var registry = Registry.at(address());
        var topic = Topics.of(Framing.confluent(registry)).rejections();
        // Then
        assertThatThrownBy(() -> registry.id("elsewhere-value", topic.schema())).isInstanceOf(UnregisteredSchema.class);
    }

    @Test
    void a_release_holds_every_form_and_the_current_one_last_and_a_second_changes_nothing() throws Exception {
        // When
        var again = release(ALL);
        // Then
        for (var topic : ALL) {
            assertThat(again)
                    .contains(new Subjects.Released(
                            topic, 0, Optional.of(topic.compatibility().name())));
            assertThat(ask("/subjects/" + topic.subject() + "/versions/latest", null)
                            .body())
                    .contains("\"id\":" + Registry.at(address()).id(topic.subject(), topic.schema()));
        }
        assertThat(ask("/subjects/credit.decisions-value/versions", null).body())
                .isEqualTo("[1,2]");
    }

    @Test
    void whoever_else_registers_is_held_to_the_level() throws Exception {
        // Given
        var schema = new Schema.Parser()
                .parse("{'type': 'record', 'name': 'RejectedApplication', 'fields': []}".replace('\'', '"'));
        // When
        var answer = ask("/subjects/credit.rejections-value/versions", schema);
        // Then
        assertThat(answer.statusCode()).isEqualTo(409);
    }

    @Test
    void a_schema_that_does_not_fit_is_refused_before_anything_is_changed() throws Exception {
        // Given
        var outcomes = MonitorTopics.of(Framing.singleObject()).outcomes();
        var fewer = SchemaBuilder.record("LoanOutcome")
                .namespace("scoreline.wire")
                .fields()
                .requiredInt("application_id")
                .endRecord();
        ask("/subjects/other-value/versions", fewer);
        var other = new Topic<>(
                "other", outcomes.keys(), outcomes.values(), outcomes.forms(), FULL_TRANSITIVE, outcomes.settings());
        var fresh = new Topic<>(
                "fresh", outcomes.keys(), outcomes.values(), outcomes.forms(), FULL_TRANSITIVE, outcomes.settings());
        // Then
        assertThatThrownBy(() -> release(List.of(fresh, other)))
                .isInstanceOf(UnregisteredSchema.class)
                .hasMessageMatching(
                        "The subject other-value holds a version 1, to which our schema is not FULL_TRANSITIVE"
                                + " \\([A-Z_]+ at /fields/.*\\): nothing was changed\\.");
        assertThat(ask("/subjects/fresh-value/versions", null).statusCode()).isEqualTo(404);
        assertThat(ask("/config/other-value", null).body()).doesNotContain("FULL_TRANSITIVE");
    }

    private UntrustedDecoder decoder() {
        return new UntrustedDecoder(SchemaHistory.application(), Framing.confluent(Registry.at(address())));
    }

    private List<Subjects.Released> release(List<Topic<?, ?>> topics) {
        return Subjects.at(address()).release(topics);
    }

    /** Without a schema it reads, with one it registers. */
    private HttpResponse<String> ask(String path, @Nullable Schema schema) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address() + path));
        if (schema != null) {
            var body = JsonMapper.builder().build().createObjectNode().put("schema", schema.toString());
            request.header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(BodyPublishers.ofString(body.toString()));
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private void launch() throws Exception {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        // Otherwise it listens on 0.0.0.0:9000.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=0",
                        // Ids outlive a restart.
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + data.resolve("registry"),
                        "-jar",
                        SERVER.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("registry.log").toFile())
                .start();
        var registry = Registry.at(address());
        var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (true) {
            try {
                registry.schema(UNKNOWN_ID);
                return;
            } catch (RegistryUnavailable e) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IllegalStateException(
                            "the registry did not start:\n" + Files.readString(data.resolve("registry.log")), e);
                }
                Thread.sleep(100);
            }
        }
    }

    private void halt() throws Exception {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
