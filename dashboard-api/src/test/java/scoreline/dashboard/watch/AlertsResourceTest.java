package scoreline.dashboard.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

class AlertsResourceTest {
    private static final int OTHERS = 600;

    private static Api api;

    @BeforeAll
    static void alert() throws Exception {
        api = Api.start();
        var alerts = new ArrayList<DriftAlert>();
        alerts.add(of("first", DriftTurn.STARTED, DriftAlertSeverity.WATCH, "AMT_CREDIT", 0));
        alerts.add(of("second", DriftTurn.STARTED, DriftAlertSeverity.ALERT, "sum:log-odds", 5));
        for (int i = 0; i < OTHERS; i++) {
            alerts.add(of("other-" + i, DriftTurn.RECOVERED, DriftAlertSeverity.WATCH, "CNT_CHILDREN", -i));
        }
        alerts.add(of("first", DriftTurn.ONGOING, DriftAlertSeverity.ALERT, "AMT_CREDIT", 0));
        Writing.write(
                api.database(),
                api.source(),
                api.source().monitored().alerts(),
                alerts.stream()
                        .map(each -> new Keyed<>(each.getEpisodeId(), each))
                        .toList());
    }

    private static DriftAlert of(String id, DriftTurn turn, DriftAlertSeverity severity, String what, int hour) {
        return Reported.alert(api.bundle(), id, turn, severity, what, Reported.NOON.plus(Duration.ofHours(hour)));
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private static List<String> ids(String query) {
        return items(api.json("/api/v1/alerts?" + query)).stream()
                .map(item -> item.get("id").asText())
                .toList();
    }

    private static HttpResponse<String> post(String role, String path, String body) {
        return api.send(api.as(role, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String comment(String text) {
        return Api.JSON.valueToTree(Map.of("text", text)).toString();
    }

    @Test
    void what_changed_last_comes_first_however_much_lies_between() {
        assertThat(ids("state=running")).containsExactly("first", "second");
        assertThat(ids("severity=alert")).containsExactly("first", "second");
        assertThat(ids("since=2026-03-01T17:00:00Z")).containsExactly("second");
        assertThat(ids("state=recovered&limit=2")).containsExactly("other-599", "other-598");
        assertThat(ids("state=recovered&severity=alert")).isEmpty();
    }

    @Test
    void a_list_is_read_part_by_part_without_loss_or_doubles() {
        // When
        var read = new ArrayList<String>();
        var page = api.json("/api/v1/alerts?limit=250");
        items(page).forEach(item -> read.add(item.get("id").asText()));
        while (!page.get("next").isNull()) {
            page = api.json(
                    "/api/v1/alerts?limit=250&cursor=" + page.get("next").asText());
            items(page).forEach(item -> read.add(item.get("id").asText()));
        }
        // Then
        assertThat(read).hasSize(OTHERS + 2).doesNotHaveDuplicates();
        assertThat(read.getFirst()).isEqualTo("first");
        assertThat(read.getLast()).isEqualTo("second");
    }

    @Test
    void an_alert_tells_how_it_stands_in_the_readers_language() {
        // When
        var alert = Api.parse(api.send(api.as(Role.ANALYST, "/api/v1/alerts/first")
                        .header("Accept-Language", "fr")
                        .build())
                .body());
        // Then
        assertThat(alert.get("state").asText()).isEqualTo("RUNNING");
        assertThat(alert.get("turn").asText()).isEqualTo("ONGOING");
        assertThat(alert.get("severity").asText()).isEqualTo("ALERT");
        assertThat(alert.get("sentence").asText()).isEqualTo("Le crédit a monté.");
        assertThat(alert.get("label").asText()).isEqualTo("Crédit");
        assertThat(alert.get("window").asText())
                .isEqualTo(WindowId.of(api.bundle().sha256() + "/2026-03-01T12:00:00Z/2026-03-01T13:00:00Z"));
        assertThat(api.json("/api/v1/alerts/second").get("window").isNull()).isTrue();
        assertThat(api.json("/api/v1/alerts/second").get("sentence").asText()).isEqualTo("Credit moved up.");
    }

    @Test
    void who_has_seen_an_alert_and_what_they_make_of_it_stands_with_it() {
        // Given
        var path = "/api/v1/alerts/other-507";
        assertThat(api.json(path).get("acknowledged").isNull()).isTrue();
        var before = Instant.now().minusSeconds(5);
        // When
        var seen = post(Role.RISK, path + "/acknowledgement", "");
        var said = post(Role.ADMIN, path + "/comments", comment("Le fichier du 3 était vide. \uD83D\uDE42"));
        // Then
        assertThat(seen.statusCode()).isEqualTo(201);
        assertThat(said.statusCode()).isEqualTo(201);
        var alert = api.json(path);
        assertThat(Api.parse(said.body())).isEqualTo(alert);
        assertThat(alert.at("/acknowledged/author").asText()).isEqualTo("key:test risk");
        assertThat(Instant.parse(alert.at("/acknowledged/written_at").asText()))
                .isBetween(before, Instant.now().plusSeconds(5));
        assertThat(alert.get("notes")).hasSize(2);
        assertThat(alert.at("/notes/1/author").asText()).isEqualTo("key:test admin");
        assertThat(alert.at("/notes/1/text").asText()).isEqualTo("Le fichier du 3 était vide. \uD83D\uDE42");
        assertThat(items(api.json("/api/v1/alerts?limit=500")))
                .filteredOn(item -> item.get("id").asText().equals("other-507"))
                .containsExactly(alert);
    }

    @Test
    void notes_are_only_added_to() throws Exception {
        post(Role.RISK, "/api/v1/alerts/other-8/acknowledgement", "");
        try (var connection = api.database().writing();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update alert_note set author = 'somebody else'"))
                    .hasMessageContaining("only added to");
            connection.rollback();
            assertThatThrownBy(() -> statement.execute("delete from alert_note"))
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void a_comment_must_say_something_and_not_too_much() {
        var path = "/api/v1/alerts/other-9/comments";
        assertThat(post(Role.RISK, path, comment("x".repeat(2_000))).statusCode())
                .isEqualTo(201);
        for (var body : List.of(comment("x".repeat(2_001)), comment(" \n"), comment("a\0b"), "{}", "{\"text\":null}")) {
            var response = post(Role.RISK, path, body);
            assertThat(response.statusCode()).as(body).isEqualTo(422);
            assertThat(Api.parse(response.body()).at("/errors/0/pointer").asText())
                    .isEqualTo("#/text");
        }
        assertThat(post(Role.RISK, path, "{\"text\":\"\\ud800\"}").statusCode()).isEqualTo(422);
        for (var body : List.of("", "x", "[]", "{\"text\":{}}")) {
            assertThat(post(Role.RISK, path, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(api.json("/api/v1/alerts/other-9").get("notes")).hasSize(1);
    }

    @Test
    void who_may_not_say_anything_is_refused() {
        for (var role : List.of(Role.ANALYST, Role.RELATIONSHIP_MANAGER)) {
            assertThat(post(role, "/api/v1/alerts/first/acknowledgement", "").statusCode())
                    .isEqualTo(403);
            assertThat(post(role, "/api/v1/alerts/first/comments", comment("no"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "%00", "%F0%28"})
    void an_alert_that_nobody_raised_is_not_found(String id) {
        assertThat(api.get("/api/v1/alerts/" + id).statusCode()).isEqualTo(404);
        assertThat(post(Role.RISK, "/api/v1/alerts/" + id + "/acknowledgement", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=ill", "severity=3", "since=now", "limit=501", "cursor=zz"})
    void what_cannot_be_asked_is_said_by_name(String query) {
        var response = api.get("/api/v1/alerts?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.parse(response.body()).at("/errors/0/pointer").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }
}
