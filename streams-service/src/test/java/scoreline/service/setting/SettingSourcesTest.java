package scoreline.service.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.service.UnusableConfig;

class SettingSourcesTest {
    private static final SettingSources SOURCES =
            new SettingSources("guard", List.of("guard.state", "guard.http.port", "guard.idle-after"));

    @Test
    void each_service_has_variables_of_its_own_name_and_the_environment_wins(@TempDir Path folder) throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("guard.properties"), "guard.state=file\nguard.idle-after=5s\n");
        var environment = Map.of(
                "GUARD_STATE", "environment",
                "GUARD_HTTP_PORT", "1",
                "GUARD_KAFKA_SECURITY_PROTOCOL", "SSL",
                "GUARD_SERVICE_HOST", "10.0.0.1",
                "GUARD_OTHER_SERVICE_PORT_HTTP", "80",
                "GUARDIAN", "somebody else's",
                "SCORER_STATE", "another service's");

        // When
        var written = SOURCES.read(Optional.of(file), environment);

        // Then
        assertThat(written)
                .isEqualTo(Map.of(
                        "guard.state", "environment",
                        "guard.idle-after", "5s",
                        "guard.http.port", "1",
                        "guard.kafka.security.protocol", "SSL"));
    }

    @Test
    void a_variable_that_names_no_key_is_refused() {
        assertThatThrownBy(() -> SOURCES.read(Optional.empty(), Map.of("GUARD_STAET", "s")))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage("The environment variable GUARD_STAET names no key of the guard.");
    }

    @Test
    void what_nobody_reads_is_refused_by_its_full_key() {
        // Given
        var settings = new Settings("guard", Map.of("guard.state", "s", "guard.sate", "s"));
        settings.required("state", Path::of);

        // Then
        assertThatThrownBy(settings::refuseWhatIsLeft).hasMessage("guard.sate is not a key of the guard.");
    }
}
