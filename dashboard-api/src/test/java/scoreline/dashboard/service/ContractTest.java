package scoreline.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;

/** The contract that the dashboard's types are made from is the one that is served. */
class ContractTest {
    @Test
    void the_dashboard_is_built_against_what_is_served() throws Exception {
        // Given
        var kept = Path.of("web", "openapi.json");
        // When
        var served = Api.shared().get("/openapi.json").body();
        // Then
        var renewed = Path.of("target", "openapi.json");
        Files.writeString(renewed, served + "\n");
        assertThat(Api.parse(served))
                .as("if each difference is meant, copy %s over %s", renewed, kept)
                .isEqualTo(Api.parse(Files.readString(kept)));
    }
}
