package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryTest {
    private static final Schema SCHEMA = SchemaHistory.rejection().current();
    private static final String FOUND = """
            {"schema": "\\"string\\""}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private MadeUpRegistry server;
    private volatile int status = 200;
    private volatile String body = FOUND;

    @BeforeEach
    void start() throws IOException {
        server = new MadeUpRegistry(exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            return new MadeUpRegistry.Answer(status, body);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_schema_is_asked_for_once() {
        // Given
        var registry = registry();
        // When
        var first = registry.schema(7);
        var second = registry.schema(7);
        // Then
        assertThat(first).contains(Schema.create(Schema.Type.STRING)).isEqualTo(second);
        assertThat(asked).containsExactly("GET /base/schemas/ids/7 null");
    }

    @Test
    void a_missing_schema_is_asked_for_once_in_a_while() {
        // Given
        var registry = registry();
        status = 404;
        body = """
                {"error_code": 40403, "message": "Schema not found"}""";
        // When
        var first = registry.schema(7);
        var second = registry.schema(7);
        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"title": "no such page"}
            404 | <html>not here</html>
            404 | ''
            500 | {"error_code": 50001}
            503 | ''
            401 | {"error_code": 40101}
            302 | ''
            200 | <html>welcome</html>
            200 | {"something": "else"}
            200 | ''
            """)
    void whatever_else_it_answers_is_a_reason_to_wait(int answer, String text) {
        // Given
        var registry = registry();
        status = answer;
        body = text;
        // Then
        assertThatThrownBy(() -> registry.schema(7))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageStartingWith("the registry at http://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
        {"schemaType": "PROTOBUF", "schema": "syntax = \\"proto3\\";"}""", """
        {"schema": "not a schema"}""", """
        {"schema": "{\\"type\\": \\"record\\", \\"name\\": \\"A\\", \\"fields\\": [{\\"name\\": \\"b\\", \\"type\\": \\"Elsewhere\\"}]}"}"""})
    void what_avro_cannot_read_is_no_schema(String answer) {
        // Given
        body = answer;
        // When
        var schema = registry().schema(7);
        // Then
        assertThat(schema).isEmpty();
    }

    @Test
    void nobody_listening_is_a_reason_to_wait() {
        // Given
        var registry = registry();
        server.close();
        // Then
        assertThatThrownBy(() -> registry.schema(7))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageEndingWith("does not answer: ConnectException");
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays_set() {
        // Given
        Thread.currentThread().interrupt();
        // Then
        assertThatThrownBy(() -> registry().schema(7)).isInstanceOf(RegistryUnavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_writer_asks_for_its_id_once_and_never_registers() {
        // Given
        body = """
                {"id": 5}""";
        var values =
                Topics.of(Framing.confluent(registry())).rejections().values().serializer();
        // When
        var first = values.serialize("elsewhere", Samples.rejection());
        values.serialize("elsewhere", Samples.rejection());
        // Then
        assertThat(first).startsWith(0, 0, 0, 0, 5);
        assertThat(asked).containsExactly("POST /base/subjects/credit.rejections-value?normalize=true null");
    }

    @Test
    void a_writer_without_a_registered_schema_says_so() {
        // Given
        status = 404;
        body = """
                {"error_code": 40401, "message": "Subject not found"}""";
        // Then
        assertThatThrownBy(() -> registry().id("credit.rejections-value", SCHEMA))
                .isInstanceOf(UnregisteredSchema.class)
                .hasMessage("the registry holds no schema of ours under credit.rejections-value;"
                        + " './scoreline schema register' registers it");
    }

    @Test
    void headers_go_along() {
        // When
        Registry.at(address(), Map.of("Authorization", "Bearer t")).schema(7);
        // Then
        assertThat(asked).containsExactly("GET /base/schemas/ids/7 Bearer t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8081", "ftp://host/", "http://user:secret@host/", "http://host/?token=secret", "/a"})
    void an_address_that_is_none_is_refused_without_being_quoted(String address) {
        // Then
        assertThatThrownBy(() -> Registry.at(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    private Registry registry() {
        return Registry.at(address());
    }

    private URI address() {
        return server.url().resolve("/base/");
    }
}
