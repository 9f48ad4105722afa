package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
        register();
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
    void an_unregistered_schema_is_not_written_and_registering_twice_gives_one_id() {
        // Given
        var registry = Registry.at(address());
        var topic = Topics.of(Framing.confluent(registry)).rejections();
        // Then
        assertThatThrownBy(() -> registry.id("elsewhere-value", topic.schema())).isInstanceOf(UnregisteredSchema.class);
        assertThat(registry.register(topic.subject(), topic.schema()))
                .isEqualTo(registry.register(topic.subject(), topic.schema()))
                .isEqualTo(registry.id(topic.subject(), topic.schema()));
    }

    private UntrustedDecoder decoder() {
        return new UntrustedDecoder(SchemaHistory.application(), Framing.confluent(Registry.at(address())));
    }

    private void register() {
        var registry = Registry.at(address());
        Topics.of(Framing.singleObject()).all().forEach(topic -> registry.register(topic.subject(), topic.schema()));
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
