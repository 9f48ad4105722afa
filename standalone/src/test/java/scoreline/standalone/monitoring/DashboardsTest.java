package scoreline.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Grafana's dashboards, as far as can be told without Grafana. */
class DashboardsTest {
    private static final int WIDTH = 24;

    static List<Path> dashboards() {
        return Folder.dashboards();
    }

    @Test
    void each_has_a_name_of_its_own() {
        assertThat(Folder.dashboards()).hasSize(4);
        assertThat(Folder.dashboards().stream()
                        .map(file -> Folder.json(file).path("uid").asText()))
                .doesNotHaveDuplicates()
                .allSatisfy(uid -> assertThat(uid).startsWith("scoreline-").hasSizeLessThanOrEqualTo(40));
        assertThat(Folder.dashboards().stream()
                        .map(file -> Folder.json(file).path("title").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_have_numbers_places_and_words_of_their_own_and_ask_what_is_provisioned(Path file) {
        // Given
        var provisioned = Folder.yaml(Folder.MONITORING.resolve("grafana/provisioning/datasources/prometheus.yml"))
                .at("/datasources/0/uid")
                .asText();
        // When
        var panels = Folder.all(Folder.json(file).path("panels")).toList();
        // Then
        assertThat(panels).hasSizeGreaterThan(5);
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream().map(panel -> panel.path("title").asText())).doesNotHaveDuplicates();
        assertThat(panels).allSatisfy(panel -> {
            assertThat(panel.path("description").asText()).isNotEmpty();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo(provisioned);
            assertThat(panel.path("targets"))
                    .isNotEmpty()
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asText()).isNotEmpty());
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(WIDTH);
            assertThat(panels.stream().filter(other -> overlap(panel, other))).hasSize(1);
        });
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return meet(one, other, "x", "w") && meet(one, other, "y", "h");
    }

    private static boolean meet(JsonNode one, JsonNode other, String from, String size) {
        int a = one.path("gridPos").path(from).asInt();
        int b = other.path("gridPos").path(from).asInt();
        return a < b + other.path("gridPos").path(size).asInt()
                && b < a + one.path("gridPos").path(size).asInt();
    }
}
