package scoreline.dashboard.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;

class OperationsResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static HttpResponse<String> ask(Api api, String path) {
        return api.send(HttpRequest.newBuilder(api.at(path)).build());
    }

    private static void write(Api api, String statement) throws SQLException {
        try (var connection = api.database().writing();
                var update = connection.prepareStatement(statement)) {
            int _ = update.executeUpdate();
            connection.commit();
        }
    }

    private static HttpResponse<String> awaitStatus(Api api, String status) throws InterruptedException {
        long began = System.nanoTime();
        while (true) {
            var health = ask(api, "/health");
            if (Api.parse(health.body()).path("status").asText().equals(status)
                    || System.nanoTime() - began > PATIENCE.toNanos()) {
                return health;
            }
            Thread.sleep(50);
        }
    }

    @Test
    void health_and_every_answer_say_how_far_the_tables_are_behind() throws Exception {
        try (var api = Api.start()) {
            // When nobody writes
            var blind = awaitStatus(api, "BLIND");
            // Then
            assertThat(blind.statusCode()).isEqualTo(200);
            assertThat(Api.parse(blind.body()).get("behind").isNull()).isTrue();
            assertThat(blind.headers().firstValue(EveryAnswer.BEHIND)).isEmpty();
            // When somebody does
            write(api, "update writer set behind = 12, told_at = now()");
            var up = awaitStatus(api, "UP");
            // Then
            assertThat(Api.parse(up.body()).get("behind").asLong()).isEqualTo(12);
            assertThat(ask(api, "/api/v1/decisions/no/one").headers().firstValue(EveryAnswer.BEHIND))
                    .hasValue("12");
            // When that was long ago
            write(api, "update writer set told_at = now() - interval '1 minute'");
            // Then
            assertThat(Api.parse(awaitStatus(api, "BLIND").body()).get("status").asText())
                    .isEqualTo("BLIND");
        }
    }

    @Test
    void metrics_say_of_when_the_tables_hold_everything_and_go_on_saying_so_without_a_database() throws Exception {
        try (var api = Api.start()) {
            // Given
            var _ = awaitStatus(api, "BLIND");
            assertThat(ask(api, "/metrics").body().lines())
                    .contains("scoreline_up 1.0", "scoreline_lag NaN", "scoreline_tables_complete_seconds NaN");
            write(api, "update writer set behind = 12, told_at = now(), complete_to = '2026-03-01T12:00:00Z'");
            var _ = awaitStatus(api, "UP");
            var known = ask(api, "/metrics").body();
            // When
            api.database().close();
            var _ = awaitStatus(api, "DOWN");
            // Then
            var complete = "scoreline_tables_complete_seconds "
                    + (double) Instant.parse("2026-03-01T12:00:00Z").getEpochSecond();
            assertThat(known.lines()).contains("scoreline_lag 12.0", complete);
            assertThat(ask(api, "/metrics").body().lines()).contains("scoreline_up 0.0", "scoreline_lag NaN", complete);
        }
    }

    @Test
    void the_process_lives_and_is_ready_while_the_database_answers() throws Exception {
        // Given
        var api = Api.shared();
        var _ = awaitStatus(api, "BLIND");
        // When / Then
        assertThat(ask(api, "/health/live").statusCode()).isEqualTo(204);
        assertThat(ask(api, "/health/ready").statusCode()).isEqualTo(204);
    }

    @Test
    void answers_are_measured_by_route_and_never_by_who_was_asked_about() {
        // Given
        var api = Api.shared();
        var _ = api.get("/api/v1/decisions/applicant-3/application-3");
        // When
        var metrics = ask(api, "/metrics").body();
        // Then
        assertThat(metrics)
                .contains("route=\"/api/v1/decisions/{applicant}/{application}\"")
                .doesNotContain("applicant-3");
    }

    @Test
    void the_contract_names_the_errors_of_every_operation_and_says_soundly_what_may_be_null() {
        // When
        var response = ask(Api.shared(), "/openapi.json");
        var contract = Api.parse(response.body());
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contract.path("openapi").asText()).startsWith("3.1");
        var operations = contract.findParents("operationId");
        assertThat(operations).hasSizeGreaterThan(40).allSatisfy(operation -> {
            assertThat(operation.path("responses").has("4XX")).isTrue();
            assertThat(operation.path("responses").has("5XX")).isTrue();
        });
        assertThat(contract.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                contract.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        assertThat(contract.findValues("type"))
                .filteredOn(JsonNode::isArray)
                .isNotEmpty()
                .noneSatisfy(types -> assertThat(types.toString()).contains("object"));
        assertThat(contract.findValues("properties").stream().flatMap(properties -> properties.properties().stream()))
                .isNotEmpty()
                .noneSatisfy(property ->
                        assertThat(property.getValue().path("type").asText()).isEqualTo("null"));
        assertThat(contract.findValues("allOf"))
                .noneSatisfy(all -> assertThat(all.toString()).contains("\"null\""));
        assertThat(contract.at("/components/schemas/Problem/required").toString())
                .doesNotContain("errors");
    }

    @Test
    void an_unknown_path_is_a_problem() {
        // When
        var response = ask(Api.shared(), "/api/nowhere");
        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
}
