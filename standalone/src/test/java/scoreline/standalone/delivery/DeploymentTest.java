package scoreline.standalone.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.service.DashboardConfig;
import scoreline.scorer.runtime.ScorerConfig;

/** What would be done at Azure, told and not done. */
class DeploymentTest {
    private static final Map<String, String> IMAGES =
            Map.of("IMAGES", "registry.example/scoreline/", "VERSION", "1.2.3");

    @Test
    void a_dry_run_tells_each_command_in_order_and_needs_nothing() throws Exception {
        // When
        var told = Script.run(IMAGES, "infra/deploy/azure", "--dry-run", "scoreline-demo");
        // Then
        assertThat(told.status()).isZero();
        assertThat(told.out().lines().filter(line -> line.startsWith("+ ")).map(DeploymentTest::command))
                .containsExactly(
                        "az group create",
                        "az containerapp env create",
                        "az storage account create",
                        "az storage share create",
                        "az storage file upload-batch",
                        "az storage file upload",
                        "az containerapp env storage set",
                        "az containerapp create");
    }

    @Test
    void the_app_is_what_the_free_grant_can_carry_and_sleeps_while_nobody_asks() throws Exception {
        // When
        var template = described().path("properties").path("template");
        // Then
        assertThat(containers(template)
                        .mapToDouble(it -> it.at("/resources/cpu").asDouble())
                        .sum())
                .isEqualTo(2.0);
        assertThat(containers(template)
                        .map(it -> it.at("/resources/memory").asText())
                        .mapToDouble(memory -> Double.parseDouble(memory.replace("Gi", "")))
                        .sum())
                .isEqualTo(4.0);
        assertThat(template.at("/scale/minReplicas").asInt(-1)).isZero();
        // Two would be two brokers and two databases.
        assertThat(template.at("/scale/maxReplicas").asInt()).isEqualTo(1);
    }

    @Test
    void ours_are_the_images_that_are_built_and_told_what_they_understand() throws Exception {
        // Given
        var ours = containers(described().path("properties").path("template"))
                .filter(it -> it.path("image").asText().startsWith("registry.example/"))
                .toList();
        var built = Files.readString(Workflow.PROJECT.resolve("infra/images/build"));
        // Then
        assertThat(ours)
                .extracting(it -> it.path("image").asText())
                .containsExactly(
                        "registry.example/scoreline/tools:1.2.3",
                        "registry.example/scoreline/scorer:1.2.3",
                        "registry.example/scoreline/dashboard:1.2.3");
        assertThat(built).contains("tools)", "scorer)", "dashboard)");
        assertThat(ScorerConfig.read(Optional.empty(), environment(ours.get(1))).bootstrapServers())
                .isEqualTo("localhost:9092");
        assertThat(DashboardConfig.read(Optional.empty(), environment(ours.get(2)))
                        .bootstrapServers())
                .isEqualTo("localhost:9092");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Scoreline", "a", "with space", "x;rm"})
    void a_name_that_is_none_there_is_a_sentence(String name) throws Exception {
        // When
        var told = Script.run(IMAGES, "infra/deploy/azure", "--dry-run", name);
        // Then
        assertThat(told.status()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines())
                .containsExactly(
                        "One name is wanted, of 3 to 24 small letters, digits and hyphens, such as scoreline-demo.");
    }

    @Test
    void the_page_of_a_release_has_what_the_changelog_says_of_it() throws Exception {
        // When
        var notes = Script.run(Map.of(), "infra/ci/release-notes", "0.1.0");
        var none = Script.run(Map.of(), "infra/ci/release-notes", "0.0.9");
        // Then
        assertThat(notes.status()).isZero();
        assertThat(notes.out())
                .startsWith("The first version")
                .contains("### Added")
                .doesNotContain("\n## ");
        assertThat(none.status()).isOne();
        assertThat(none.err()).isEqualTo("CHANGELOG.md says nothing of 0.0.9.\n");
    }

    private static JsonNode described() throws Exception {
        var told = Script.run(IMAGES, "infra/deploy/azure", "--dry-run", "scoreline-demo")
                .out();
        return new YAMLMapper().readTree(told.substring(told.indexOf("\n---\n") + 5));
    }

    private static Stream<JsonNode> containers(JsonNode template) {
        return template.path("containers").valueStream();
    }

    /** What the image says, and over it what the description does. */
    private static Map<String, String> environment(JsonNode container) throws Exception {
        var all = new HashMap<String, String>();
        var prefix = container.path("name").asText().toUpperCase(Locale.ROOT);
        Pattern.compile("\\b(" + prefix + "_[A-Z_]+)=(\\S+)")
                .matcher(Files.readString(Workflow.PROJECT.resolve("infra/images/Dockerfile")))
                .results()
                .forEach(said -> all.put(said.group(1), said.group(2)));
        for (var variable : container.path("env")) {
            var value = variable.path("value").asText(variable.path("secretRef").asText());
            all.put(variable.path("name").asText(), value);
        }
        return all;
    }

    /** Without its options. */
    private static String command(String line) {
        return List.of(line.substring(2).split(" ")).stream()
                .takeWhile(word -> !word.startsWith("-"))
                .reduce((one, other) -> one + " " + other)
                .orElseThrow();
    }
}
