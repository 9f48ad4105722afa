package scoreline.standalone.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowsTest {
    static Stream<Workflow> all() {
        return Workflow.all();
    }

    @Test
    void all_that_a_delivery_needs_is_called_by_some() {
        // When
        var called = all().flatMap(Workflow::scripts)
                .map(script -> Workflow.PROJECT.relativize(script).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertThat(called)
                .containsExactly(
                        ".ci/run",
                        "infra/ci/release-notes",
                        "infra/ci/scan",
                        "infra/deploy/azure",
                        "infra/images/build",
                        "infra/images/publish",
                        "scoreline");
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_a_workflow_calls_is_there_and_can_be_run(Workflow workflow) {
        // Then
        assertThat(workflow.jobs()).isNotEmpty();
        assertThat(workflow.triggers().isEmpty()).isFalse();
        assertThat(workflow.scripts()).allMatch(Files::isExecutable);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_workflow_that_another_calls_takes_what_it_is_given(Workflow workflow) {
        // Then
        workflow.called().forEach(call -> {
            assertThat(call.getKey()).exists();
            var takes = new Workflow(call.getKey(), Workflow.yaml(call.getKey())).triggers();
            assertThat(takes.has("workflow_call")).as(call.getKey().toString()).isTrue();
            assertThat(names(takes.path("workflow_call").path("inputs")))
                    .containsAll(names(call.getValue().path("with")));
            assertThat(names(takes.path("workflow_call").path("secrets")))
                    .containsAll(names(call.getValue().path("secrets")));
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_job_waits_only_for_jobs_and_never_for_ever(Workflow workflow) {
        // Given
        var names = workflow.jobs().stream().map(Map.Entry::getKey).toList();
        // Then
        for (var job : workflow.jobs()) {
            var needs = job.getValue().path("needs");
            assertThat(names)
                    .containsAll((needs.isArray() ? needs.valueStream() : Stream.of(needs))
                            .map(JsonNode::asText)
                            .filter(name -> !name.isEmpty())
                            .toList());
            assertThat(job.getValue().has("uses") || job.getValue().has("timeout-minutes"))
                    .as(job.getKey())
                    .isTrue();
        }
    }

    /** Somebody's branch, title or variable becomes part of no command: a shell would run what stands in it. */
    @ParameterizedTest
    @MethodSource("all")
    void nothing_is_put_into_a_command_and_nobody_may_more_than_needed(Workflow workflow) {
        // Then
        assertThat(workflow.commands()).noneMatch(command -> command.contains("${{"));
        assertThat(names(workflow.triggers())).doesNotContain("pull_request_target");
        assertThat(workflow.root().path("permissions").properties())
                .extracting(
                        Map.Entry::getKey, permission -> permission.getValue().asText())
                .contains(org.assertj.core.groups.Tuple.tuple("contents", "read"))
                .doesNotContain(org.assertj.core.groups.Tuple.tuple("contents", "write"));
        assertThat(workflow.steps().stream().filter(step -> step.has("uses")))
                .extracting(step -> step.path("uses").asText())
                .allMatch(action -> Pattern.matches("[\\w-]+/[\\w-]+@v\\d+", action));
    }

    @Test
    void whatever_stands_on_something_is_told_of_its_new_versions() {
        // When
        var updates = Workflow.yaml(Workflow.PROJECT.resolve(".github/dependabot.yml"))
                .path("updates")
                .valueStream()
                .collect(Collectors.groupingBy(
                        update -> update.path("package-ecosystem").asText(),
                        Collectors.mapping(
                                update -> update.path("directory").asText().substring(1), Collectors.toSet())));
        // Then
        assertThat(updates.keySet()).containsExactlyInAnyOrder("maven", "npm", "pip", "docker", "github-actions");
        assertThat(updates.get("maven")).allMatch(folder -> isThere(folder, "pom.xml"));
        assertThat(updates.get("npm")).allMatch(folder -> isThere(folder, "package-lock.json"));
        assertThat(updates.get("pip")).allMatch(folder -> isThere(folder, "requirements-fuzz.txt"));
        assertThat(updates.get("docker")).allMatch(folder -> isThere(folder, "Dockerfile"));
    }

    private static boolean isThere(String folder, String file) {
        return Files.exists(Workflow.PROJECT.resolve(folder).resolve(file));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
