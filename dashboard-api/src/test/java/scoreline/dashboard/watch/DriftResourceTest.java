package scoreline.dashboard.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftReport;

class DriftResourceTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ANOTHER = "0".repeat(64);

    private static Api api;
    private static final List<DriftReport> REPORTS = new ArrayList<>();

    @BeforeAll
    static void report() throws Exception {
        api = Api.start();
        for (int hour = 0; hour < 5; hour++) {
            REPORTS.add(Reported.window(api.bundle(), hour(hour), HOUR, 0, some(hour, 400))
                    .build());
        }
        REPORTS.add(Reported.window(api.bundle(), hour(2), HOUR, 1, some(2, 600))
                .setComplete(false)
                .setLateRows(200)
                .build());
        REPORTS.add(Reported.window(api.bundle(), hour(4), HOUR, 0, some(4, 100))
                .setSegmentFeature("NAME_CONTRACT_TYPE")
                .setSegmentCategory("Cash / loans")
                .build());
        REPORTS.add(Reported.window(api.bundle(), hour(0), Duration.ofDays(1), 0, some(0, 900))
                .build());
        REPORTS.add(Reported.window(api.bundle(), hour(-9), HOUR, 0, some(0, 100))
                .setBundleSha256(ANOTHER)
                .setDetectableShift(Double.POSITIVE_INFINITY)
                .build());
        Writing.write(
                api.database(),
                api.source(),
                api.source().monitored().reports(),
                REPORTS.stream()
                        .map(each -> new Keyed<>(Reported.key(each), each))
                        .toList());
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static Instant hour(int hour) {
        return Reported.NOON.plus(Duration.ofHours(hour));
    }

    private static List<CreditDecision> some(int from, int count) {
        return api.decisions().subList(400 * from, 400 * from + count);
    }

    private static String id(DriftReport report) {
        return WindowId.of(Reported.key(report));
    }

    private static HttpResponse<String> french(String path) {
        return api.send(
                api.as(Role.ANALYST, path).header("Accept-Language", "fr-FR,fr").build());
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    @Test
    void the_newest_windows_come_first_and_of_each_the_newest_revision() {
        // When
        var items = items(api.json("/api/v1/drift/windows"));
        // Then
        assertThat(items).hasSize(8);
        assertThat(items).extracting(item -> item.get("end").asText()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        var revised = items.stream()
                .filter(item -> item.get("id").asText().equals(id(REPORTS.get(2))))
                .findFirst()
                .orElseThrow();
        assertThat(revised.get("revision").intValue()).isEqualTo(1);
        assertThat(revised.get("rows").longValue()).isEqualTo(600);
        assertThat(revised.get("late_rows").longValue()).isEqualTo(200);
        assertThat(revised.get("complete").booleanValue()).isFalse();
        assertThat(revised.get("size").asText()).isEqualTo("PT1H");
        var verdicts = revised.get("findings");
        assertThat(verdicts.get("ok").asLong()
                        + verdicts.get("watch").asLong()
                        + verdicts.get("drift").asLong()
                        + verdicts.get("insufficient_data").asLong())
                .isEqualTo(REPORTS.get(5).getFindings().size());
    }

    @Test
    void a_list_is_read_part_by_part_without_loss_or_doubles() {
        // Given
        var all = items(api.json("/api/v1/drift/windows"));
        // When
        var parts = new ArrayList<JsonNode>();
        var page = api.json("/api/v1/drift/windows?limit=3");
        parts.addAll(items(page));
        while (!page.get("next").isNull()) {
            page = api.json(
                    "/api/v1/drift/windows?limit=3&cursor=" + page.get("next").asText());
            parts.addAll(items(page));
        }
        // Then
        assertThat(parts).isEqualTo(all);
    }

    @Test
    void windows_are_chosen_by_bundle_time_size_and_segment() {
        assertThat(items(api.json("/api/v1/drift/windows?bundle=" + ANOTHER))).hasSize(1);
        assertThat(items(api.json("/api/v1/drift/windows?size=PT24H"))).hasSize(1);
        assertThat(items(api.json("/api/v1/drift/windows?from=2026-03-01T14:00:00Z&to=2026-03-01T16:00:00Z")))
                .extracting(item -> item.get("end").asText())
                .containsExactly("2026-03-01T16:00:00Z", "2026-03-01T15:00:00Z");
        assertThat(items(api.json("/api/v1/drift/windows?segment="))).hasSize(7);
        var segment = URLEncoder.encode("NAME_CONTRACT_TYPE=Cash / loans", StandardCharsets.UTF_8);
        assertThat(items(api.json("/api/v1/drift/windows?segment=" + segment)))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.get("segment").get("category").asText()).isEqualTo("Cash / loans"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bundle=none",
                "from=yesterday",
                "to=+999999999-01-01T00:00:00Z",
                "size=-PT1H",
                "size=P9999999D",
                "segment=%00",
                "limit=0",
                "limit=x",
                "cursor=x",
                "cursor=MQox"
            })
    void what_cannot_be_asked_is_said_by_name(String query) {
        // When
        var response = api.get("/api/v1/drift/windows?" + query);
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Api.parse(response.body()).at("/errors/0/pointer").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void a_window_tells_all_that_was_reported_in_the_readers_language() {
        // Given
        var report = REPORTS.get(5);
        // When
        var english = api.json("/api/v1/drift/windows/" + id(report));
        var french = Api.parse(french("/api/v1/drift/windows/" + id(report)).body());
        // Then
        assertThat(english.at("/window/sentence").asText()).isEqualTo(report.getSentenceEn());
        assertThat(french.at("/window/sentence").asText()).isEqualTo(report.getSentenceFr());
        assertThat(english.get("findings")).hasSameSizeAs(report.getFindings());
        for (int i = 0; i < report.getFindings().size(); i++) {
            var told = french.get("findings").get(i);
            var finding = report.getFindings().get(i);
            assertThat(told.get("name").asText()).isEqualTo(finding.getName());
            assertThat(told.get("label").asText()).isEqualTo(finding.getLabelFr());
            assertThat(told.get("effect").doubleValue()).isEqualTo(finding.getEffect());
            assertThat(told.get("sentence").asText()).isEqualTo(finding.getSentenceFr());
        }
        assertThat(french.at("/findings/0/label").asText()).isEqualTo("Crédit");
    }

    @Test
    void the_waterfall_adds_up_from_the_margin_of_training_to_that_of_the_window() {
        // When
        var waterfall = api.json("/api/v1/drift/windows/" + id(REPORTS.get(0))).get("attribution");
        // Then
        double sum = waterfall.get("reference_margin").doubleValue()
                + waterfall.get("remainder").doubleValue();
        for (var part : waterfall.get("parts")) {
            sum += part.get("log_odds").doubleValue();
        }
        double mean = some(0, 400).stream()
                .mapToDouble(CreditDecision::getMargin)
                .average()
                .orElseThrow();
        assertThat(sum).isCloseTo(mean, within(1e-6));
        assertThat(waterfall.get("margin").doubleValue()).isCloseTo(mean, within(1e-6));
    }

    @Test
    void a_former_revision_can_be_asked_for() {
        var path = "/api/v1/drift/windows/" + id(REPORTS.get(2));
        assertThat(api.json(path + "?revision=0").at("/window/rows").asLong()).isEqualTo(400);
        assertThat(api.get(path + "?revision=2").statusCode()).isEqualTo(404);
        assertThat(api.get(path + "?revision=-1").statusCode()).isEqualTo(400);
        assertThat(api.get(path + "?revision=99999999999").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AA", "%00", "bm93aGVyZQ", "a%2Fb", "..", "%FF%FE"})
    void a_window_that_was_not_reported_is_not_found(String id) {
        assertThat(api.get("/api/v1/drift/windows/" + id).statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/drift/windows/" + id + "/page").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_figure_that_is_none_is_null() {
        assertThat(api.json("/api/v1/drift/windows/" + id(REPORTS.getLast()))
                        .get("detectable_shift")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_window_is_a_page_in_each_language_that_leads_to_the_other() {
        // Given
        var path = "/api/v1/drift/windows/" + id(REPORTS.get(2)) + "/page";
        // When
        var english = api.get(path);
        var french = french(path);
        // Then
        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.headers().firstValue("content-type")).hasValue("text/html;charset=utf-8");
        assertThat(english.body())
                .contains("Applications from 2026-03-01 14:00:00 to 2026-03-01 15:00:00 UTC against made-up")
                .contains("page?language=fr", "Nothing of the 200 decisions that came late", "600");
        assertThat(french.body()).contains("Demandes du 2026-03-01 14:00:00", "page?language=en");
        assertThat(api.get(path + "?language=fr").body()).isEqualTo(french.body());
        assertThat(api.get(path + "?revision=0").body()).contains("page?language=fr&amp;revision=0", "400");
        assertThat(api.get(path + "?language=de").statusCode()).isEqualTo(400);
    }

    @Test
    void there_is_no_page_where_nobody_knows_the_population() {
        assertThat(api.get("/api/v1/drift/windows/" + id(REPORTS.get(6)) + "/page")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/drift/windows/" + id(REPORTS.getLast()) + "/page")
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void features_stand_beside_windows_what_asks_most_for_attention_first() {
        // When
        var told = api.json("/api/v1/drift/features?size=PT1H");
        // Then
        assertThat(told.get("windows"))
                .extracting(window -> window.get("start").asText())
                .containsExactly(
                        "2026-03-01T12:00:00Z",
                        "2026-03-01T13:00:00Z",
                        "2026-03-01T14:00:00Z",
                        "2026-03-01T15:00:00Z",
                        "2026-03-01T16:00:00Z");
        assertThat(told.get("windows").get(2).get("rows").asLong()).isEqualTo(600);
        assertThat(told.get("features")).hasSameSizeAs(REPORTS.get(0).getFindings());
        var severities = List.of("NONE", "WATCH", "ALERT");
        var worst = new ArrayList<Integer>();
        for (var feature : told.get("features")) {
            int gravest = 0;
            for (int w = 0; w < 5; w++) {
                var report = REPORTS.get(w == 2 ? 5 : w);
                var finding = report.getFindings().stream()
                        .filter(each ->
                                each.getName().equals(feature.get("name").asText()))
                        .findFirst()
                        .orElseThrow();
                var found = feature.get("found").get(w);
                assertThat(found.get("effect").doubleValue()).isEqualTo(finding.getEffect());
                assertThat(found.get("severity").asText())
                        .isEqualTo(finding.getSeverity().name());
                gravest = Math.max(
                        gravest, severities.indexOf(found.get("severity").asText()));
            }
            worst.add(gravest);
        }
        assertThat(worst).isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void one_may_ask_for_some_features_and_the_newest_windows() {
        var told = api.json("/api/v1/drift/features?size=PT1H&limit=2&features=decisions,AMT_CREDIT");
        assertThat(told.get("features"))
                .extracting(feature -> feature.get("name").asText())
                .containsExactly("decisions", "AMT_CREDIT");
        assertThat(told.get("windows")).hasSize(2);
        assertThat(told.at("/windows/1/start").asText()).isEqualTo("2026-03-01T16:00:00Z");
        assertThat(api.json("/api/v1/drift/features?to=1999-01-01T00:00:00Z").get("windows"))
                .isEmpty();
        assertThat(api.get("/api/v1/drift/features?features=NONE").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/drift/features?limit=201").statusCode()).isEqualTo(400);
    }

    @Test
    void importance_now_stands_beside_that_of_training() {
        // When
        var told = api.json("/api/v1/models/" + api.bundle().sha256() + "/importance");
        // Then
        assertThat(told.get("window").asText()).isEqualTo(id(REPORTS.get(7)));
        for (var feature : told.get("features")) {
            int f = api.bundle()
                    .catalogue()
                    .feature(feature.get("feature").asText())
                    .orElseThrow();
            double mean = some(0, 900).stream()
                    .mapToDouble(decision -> decision.getContributions().get(f))
                    .average()
                    .orElseThrow();
            assertThat(feature.get("live_mean").doubleValue()).isCloseTo(mean, within(1e-6));
        }
    }

    @Test
    void who_looks_after_single_clients_is_not_told() {
        assertThat(api.send(api.as(Role.RELATIONSHIP_MANAGER, "/api/v1/drift/windows")
                                .build())
                        .statusCode())
                .isEqualTo(403);
    }
}
