package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.judgement.MadeUp;
import scoreline.wire.LoanOutcome;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;

/** Beside the usual ones: a second version that was rejected as a conflict, one without a time that is believed, one that waits. */
class ApplicationsResourceTest {
    private static final int REJECTED = 700;
    private static final List<RejectionCode> CODES =
            List.of(RejectionCode.NOT_FINITE, RejectionCode.UNDECODABLE, RejectionCode.CONFLICT);
    private static Api api;
    private static List<RejectedApplication> rejections;

    @BeforeAll
    static void start() throws Exception {
        api = Api.start();
        var topics = api.source().topics();
        var again = MadeUp.application("application-5", "applicant-5");
        var waiting = MadeUp.application("waits", "applicant-5");
        waiting.put("submitted_at", MadeUp.NOW.plusSeconds(60).toEpochMilli());
        waiting.put("AMT_CREDIT", Double.NaN);
        Writing.write(api.database(), api.source(), topics.applications(), List.of(Keyed.of(again), Keyed.of(waiting)));
        rejections = new ArrayList<>();
        rejections.add(
                rejection(RejectionCode.CONFLICT, 0, Api.DECISIONS, MadeUp.NOW).build());
        for (int i = 1; i < REJECTED; i++) {
            // Three at a time.
            var rejection = rejection(CODES.get(i % 7 % 3), 1 + i % 3, i, MadeUp.NOW.minusSeconds(i / 3));
            rejections.add((i % 2 == 0 ? rejection.setField("AMT_CREDIT") : rejection).build());
        }
        Writing.write(
                api.database(),
                api.source(),
                topics.rejections(),
                rejections.stream().map(Keyed::of).toList());
        Writing.write(
                api.database(),
                api.source(),
                api.source().monitored().outcomes(),
                List.of(new Keyed<>(
                        "applicant-5", new LoanOutcome("application-5", "applicant-5", MadeUp.NOW, true, 0))));
    }

    private static RejectedApplication.Builder rejection(RejectionCode code, int partition, long offset, Instant at) {
        return RejectedApplication.newBuilder()
                .setCode(code)
                .setTopic("credit.applications")
                .setPartition(partition)
                .setOffset(offset)
                .setRejectedAt(at);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var between = path.contains("?") ? "&" : "?";
        var page = api.json(path);
        page.get("items").forEach(items::add);
        while (!page.get("next").isNull()) {
            page = api.json(path + between + "cursor=" + page.get("next").asText());
            page.get("items").forEach(items::add);
        }
        return items;
    }

    @Test
    void all_applications_come_once_the_newest_first_with_what_became_of_them() {
        // When
        var listed = all("/api/v1/applications?limit=499");
        // Then
        var expected = new ArrayList<>(List.of("waits", "application-5"));
        var usual = IntStream.range(0, Api.DECISIONS)
                .mapToObj(i -> api.applications().get(Api.DECISIONS - 1 - i))
                .map(each -> each.get("application_id").toString())
                .toList();
        // The second version of the fifth was submitted an hour before now.
        long later = api.applications().stream()
                .filter(each -> (long) each.get("submitted_at")
                        > MadeUp.NOW.minus(Duration.ofHours(1)).toEpochMilli())
                .count();
        expected.remove(1);
        expected.addAll(usual);
        expected.add((int) later + 1, "application-5");
        assertThat(listed.stream().map(each -> each.get("application_id").asText()))
                .isEqualTo(expected);
        assertThat(listed.stream()
                        .collect(Collectors.groupingBy(each -> each.get("state").asText(), Collectors.counting())))
                .isEqualTo(Map.of("WAITING", 1L, "REJECTED", 1L, "DECIDED", (long) Api.DECISIONS));
    }

    @Test
    void an_applicants_applications_say_what_became_of_each() {
        // Given
        var decision = api.decisions().get(5);
        // When
        var listed = all("/api/v1/applicants/applicant-5/applications?limit=1");
        // Then
        assertThat(listed).isEqualTo(all("/api/v1/applications?applicant=applicant-5"));
        assertThat(listed.stream().map(each -> each.get("state").asText()))
                .containsExactly("WAITING", "REJECTED", "DECIDED");
        assertThat(listed.get(0).get("decision").isNull()).isTrue();
        assertThat(listed.get(1).get("rejection").get("code").asText()).isEqualTo("CONFLICT");
        assertThat(listed.get(1).get("offset").asLong()).isEqualTo(Api.DECISIONS);
        var decided = listed.get(2);
        assertThat(decided.get("decision").get("outcome").asText())
                .isEqualTo(decision.getOutcome().name());
        assertThat(decided.get("decision").get("points").asInt()).isEqualTo(decision.getPoints());
        assertThat(decided.get("decision").get("probability_of_default").doubleValue())
                .isEqualTo(decision.getProbabilityOfDefault());
        assertThat(decided.get("loan_defaulted").asBoolean()).isTrue();
        assertThat(listed.get(0).get("loan_defaulted").isNull()).isTrue();
        assertThat(all("/api/v1/applicants/nobody/applications")).isEmpty();
        assertThat(all("/api/v1/applicants/%00/applications")).isEmpty();
    }

    @Test
    void applications_are_found_by_id_and_time() {
        assertThat(all("/api/v1/applications?application=waits")).hasSize(1);
        assertThat(all("/api/v1/applications?applicant=applicant-6&application=waits"))
                .isEmpty();
        var from = MadeUp.NOW.minusSeconds(10);
        assertThat(all("/api/v1/applications?limit=3&from=%s&to=%s".formatted(from, from.plusSeconds(5))))
                .hasSize(5);
    }

    @Test
    void an_application_is_told_as_it_was_sent_each_time_in_the_words_of_the_catalogue() {
        // Given
        var sent = api.applications().get(5);
        // When
        var told = api.json("/api/v1/applications/applicant-5/application-5");
        // Then
        assertThat(told.get("versions")).hasSize(2);
        var newest = told.get("versions").get(0);
        assertThat(newest.get("application").get("state").asText()).isEqualTo("REJECTED");
        assertThat(newest.get("fields").get(0).get("value").doubleValue()).isEqualTo(1_000.5);
        var first = told.get("versions").get(1);
        assertThat(first.get("application").get("partition").asInt()).isZero();
        assertThat(first.get("application").get("offset").asInt()).isEqualTo(5);
        var fields = first.get("fields");
        for (int i = 0; i < 3; i++) {
            var field = api.bundle().catalogue().fields().get(i);
            assertThat(fields.get(i).get("name").asText()).isEqualTo(field.name());
            assertThat(fields.get(i).get("label").asText())
                    .isEqualTo(field.label().en());
            assertThat(fields.get(i).get("unit").asText()).isEqualTo(field.unit());
            assertThat(fields.get(i).get("value").asText()).isEqualTo(String.valueOf(sent.get(field.name())));
        }
        assertThat(fields.findValuesAsText("name"))
                .doesNotHaveDuplicates()
                .hasSize(MadeUp.SCHEMA.getFields().size() - 3)
                .doesNotContain("applicant_id", "application_id", "submitted_at");
        assertThat(fields.get(3).get("label").isNull()).isTrue();
    }

    @Test
    void what_is_no_number_is_told_as_it_was_sent() {
        var told = api.json("/api/v1/applications/applicant-5/waits");
        assertThat(told.get("versions").get(0).get("fields").get(0).get("value").asText())
                .isEqualTo("NaN");
    }

    @Test
    void fields_are_named_in_the_readers_language() {
        // When
        var response = api.send(api.as(Role.RELATIONSHIP_MANAGER, "/api/v1/applications/applicant-5/waits")
                .header("Accept-Language", "fr-CH, en;q=0.5")
                .build());
        // Then
        assertThat(response.headers().firstValue("content-language")).hasValue("fr");
        var fields = Api.parse(response.body()).get("versions").get(0).get("fields");
        assertThat(fields.get(0).get("label").asText()).isEqualTo("Crédit");
    }

    @Test
    void an_application_that_is_not_there_is_a_problem() {
        for (var path : List.of("applicant-5/application-6", "a%00/b")) {
            var response = api.get("/api/v1/applications/" + path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
    }

    @Test
    void rejections_come_once_each_the_newest_first_and_say_nothing_of_what_was_sent() {
        // When
        var listed = all("/api/v1/rejections?limit=49");
        // Then
        var expected = rejections.stream()
                .sorted(Comparator.comparing(RejectedApplication::getRejectedAt)
                        .thenComparing(RejectedApplication::getPartition)
                        .thenComparing(RejectedApplication::getOffset)
                        .reversed())
                .map(each -> each.getPartition() + "-" + each.getOffset())
                .toList();
        assertThat(listed.stream().map(each -> each.get("partition") + "-" + each.get("offset")))
                .isEqualTo(expected);
        assertThat(listed.getFirst().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("code", "field", "rejected_at", "topic", "partition", "offset");
    }

    @Test
    void rejections_are_filtered_and_counted_by_code_and_time() {
        // Given
        var from = MadeUp.NOW.minusSeconds(100);
        var meant = rejections.stream()
                .filter(each -> !each.getRejectedAt().isBefore(from))
                .toList();
        Map<RejectionCode, Long> counts =
                meant.stream().collect(Collectors.groupingBy(RejectedApplication::getCode, Collectors.counting()));
        // When
        var only = all("/api/v1/rejections?limit=50&code=NOT_FINITE&from=" + from);
        var counted = api.json("/api/v1/rejections/counts?from=" + from);
        // Then
        assertThat(only)
                .hasSize(counts.getOrDefault(RejectionCode.NOT_FINITE, 0L).intValue());
        assertThat(only).allMatch(each -> each.get("code").asText().equals("NOT_FINITE"));
        var told = IntStream.range(0, counted.size())
                .mapToObj(counted::get)
                .collect(Collectors.toMap(
                        each -> RejectionCode.valueOf(each.get("code").asText()),
                        each -> each.get("count").asLong()));
        assertThat(told).isEqualTo(counts);
        assertThat(counted.get(0).get("count").asLong())
                .isEqualTo(
                        counts.values().stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "applications?from=x, from",
        "applications?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to",
        "applications?applicant=%00, applicant",
        "applications?cursor=x, cursor",
        "applications?outcome=APPROVE, outcome",
        "applications?limit=0, limit",
        "applicants/p/applications?limit=0, limit",
        "applicants/p/applications?from=2026-03-02T00:00:00Z, from",
        "rejections?code=WHATEVER, code",
        "rejections?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to",
        "rejections?cursor=eA, cursor",
        "rejections/counts?limit=-1, limit",
        "rejections/counts?code=none, code",
    })
    void what_cannot_be_used_is_said_where_it_stands(String path, String pointer) {
        var response = api.get("/api/v1/" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Api.parse(response.body())
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo(pointer);
    }

    @Test
    void a_relationship_manager_does_not_see_what_was_rejected_from_everybody() {
        for (var path : List.of("/api/v1/rejections", "/api/v1/rejections/counts")) {
            assertThat(api.send(api.as(Role.RELATIONSHIP_MANAGER, path).build()).statusCode())
                    .isEqualTo(403);
        }
    }
}
