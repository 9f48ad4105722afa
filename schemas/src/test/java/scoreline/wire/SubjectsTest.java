package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real registry seldom answers; {@link ApicurioRegistryTest} has what it does. */
class SubjectsTest {
    private static final List<Topic<?, ?>> ONE =
            List.of(Topics.of(Framing.singleObject()).rejections());

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private MadeUpRegistry registry;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        registry = new MadeUpRegistry(exchange -> {
            var asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            boolean changes = asked.startsWith("PUT") || (asked.startsWith("POST") && asked.endsWith("/versions"));
            if (changes) {
                this.changes.add(asked);
            }
            return asked.startsWith("PUT")
                    ? new MadeUpRegistry.Answer(200, "{}")
                    : new MadeUpRegistry.Answer(changes ? status : 404, "{\"error_code\": 40401}");
        });
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void levels_stand_before_what_they_are_for() {
        // Given
        status = 409;
        // Then
        assertThatThrownBy(() -> subjects().release(ONE))
                .isInstanceOf(UnregisteredSchema.class)
                .hasMessage(
                        "The registry refuses our schema under the subject credit.rejections-value with status 409.");
        assertThat(changes)
                .containsExactly(
                        "PUT /config/credit.rejections-value", "POST /subjects/credit.rejections-value/versions");
    }

    @ParameterizedTest
    @CsvSource({"401", "500", "302"})
    void whatever_else_it_answers_is_no_registration(int answer) {
        // Given
        status = answer;
        // Then
        assertThatThrownBy(() -> subjects().release(ONE))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageEndingWith("answers with status " + answer);
    }

    @Test
    void an_id_that_is_none_is_no_registration() {
        // Then
        assertThatThrownBy(() -> subjects().release(ONE))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageEndingWith("answers something other than a registry's");
    }

    @Test
    void an_address_that_is_none_is_refused() {
        // Then
        assertThatThrownBy(() -> Subjects.at(URI.create("localhost:8081")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Subjects subjects() {
        return Subjects.at(registry.url());
    }
}
