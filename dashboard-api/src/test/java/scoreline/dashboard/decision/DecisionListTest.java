package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.judgement.MadeUp;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class DecisionListTest {
    private static final String LIST = "/api/v1/decisions";
    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    private final Api api = Api.shared();

    private static String where(String condition) {
        return "where=" + URLEncoder.encode(condition, StandardCharsets.UTF_8);
    }

    /** Page after page, by the links. */
    private static List<JsonNode> all(Api api, String query) {
        var items = new ArrayList<JsonNode>();
        var at = LIST + "?" + query;
        while (true) {
            var response = api.get(at);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            var page = Api.parse(response.body());
            page.get("items").forEach(items::add);
            var link = response.headers().firstValue("link");
            assertThat(link.isEmpty()).isEqualTo(page.get("next").isNull());
            if (link.isEmpty()) {
                return items;
            }
            var next = NEXT.matcher(link.get());
            assertThat(next.matches()).isTrue();
            at = next.group(1);
        }
    }

    private static List<String> applicants(List<JsonNode> items) {
        return items.stream().map(item -> item.get("applicant_id").asText()).toList();
    }

    private List<String> expected(Predicate<CreditDecision> filter, Comparator<CreditDecision> order) {
        return api.decisions().stream()
                .filter(filter)
                .sorted(order)
                .map(CreditDecision::getApplicantId)
                .toList();
    }

    private static final Comparator<CreditDecision> BY_TIME = Comparator.comparing(CreditDecision::getSubmittedAt);

    /** Decisions of one batch have their places in its order, which is that of their times. */
    private static final Comparator<CreditDecision> BY_PROBABILITY =
            Comparator.comparingDouble(CreditDecision::getProbabilityOfDefault).thenComparing(BY_TIME);

    @ParameterizedTest
    @CsvSource({
        "submitted_at, 499",
        "-submitted_at, 500",
        "probability, 500",
        "-probability, 317",
    })
    void page_after_page_gives_each_exactly_once_in_order(String sort, int limit) {
        // Given
        var order = sort.endsWith("probability") ? BY_PROBABILITY : BY_TIME;
        // When
        var byIndex = all(api, "sort=%s&limit=%d".formatted(sort, limit));
        var byColumns = all(api, "sort=%s&limit=%d&min_points=-100".formatted(sort, limit));
        // Then
        var expected = expected(_ -> true, sort.startsWith("-") ? order.reversed() : order);
        assertThat(applicants(byIndex)).isEqualTo(expected);
        assertThat(byColumns).isEqualTo(byIndex);
    }

    @Test
    void an_item_says_what_was_decided_to_the_last_bit() {
        // Given
        var decision = api.decisions().get(42);
        // When
        var item = api.json(LIST + "?applicant=applicant-42").get("items").get(0);
        // Then
        assertThat(item.get("application_id").asText()).isEqualTo("application-42");
        assertThat(item.get("probability_of_default").doubleValue()).isEqualTo(decision.getProbabilityOfDefault());
        assertThat(item.get("points").intValue()).isEqualTo(decision.getPoints());
        assertThat(item.get("outcome").asText()).isEqualTo(decision.getOutcome().name());
        assertThat(item.get("submitted_at").asText())
                .isEqualTo(decision.getSubmittedAt().toString());
        assertThat(item.get("decided_at").asText())
                .isEqualTo(decision.getDecidedAt().toString());
        assertThat(item.get("bundle").get("sha256").asText()).isEqualTo(decision.getBundleSha256());
        assertThat(item.get("event").longValue()).isPositive();
    }

    private void matches(String query, Predicate<CreditDecision> filter) {
        var expected = expected(filter, BY_TIME.reversed());
        assertThat(expected).as("a test that finds nothing tells nothing").isNotEmpty();
        assertThat(applicants(all(api, query + "&limit=500"))).as(query).isEqualTo(expected);
        assertThat(applicants(all(api, query + "&limit=500&sort=probability")))
                .as(query)
                .isEqualTo(expected(filter, BY_PROBABILITY));
    }

    private GenericRecord application(CreditDecision decision) {
        return api.applications().get(Integer.parseInt(decision.getApplicantId().substring("applicant-".length())));
    }

    private Predicate<CreditDecision> of(String field, Predicate<Object> test) {
        return decision -> test.test(String.valueOf(application(decision).get(field)));
    }

    @Test
    void filters_let_pass_what_somebody_would_pick_by_hand() {
        var middle = MadeUp.NOW.minusSeconds(2_000);
        matches("outcome=REFUSE", each -> each.getOutcome() == DecisionOutcome.REFUSE);
        matches("outcome=REFUSE&outcome=REVIEW", each -> each.getOutcome() != DecisionOutcome.APPROVE);
        matches(
                "from=%s&to=%s".formatted(middle, middle.plusSeconds(700)),
                each -> !each.getSubmittedAt().isBefore(middle)
                        && each.getSubmittedAt().isBefore(middle.plusSeconds(700)));
        matches("from=" + middle.plusNanos(1), each -> each.getSubmittedAt().isAfter(middle));
        double probability = api.decisions().get(7).getProbabilityOfDefault();
        matches("max_probability=" + probability, each -> each.getProbabilityOfDefault() <= probability);
        matches(
                "min_probability=%s&max_probability=%s".formatted(probability, probability),
                each -> each.getProbabilityOfDefault() == probability);
        int points = api.decisions().get(7).getPoints();
        matches("min_points=" + points, each -> each.getPoints() >= points);
        matches("max_points=" + points, each -> each.getPoints() <= points);
        matches("bundle=" + api.bundle().sha256(), _ -> true);
        matches("application=application-4999", each -> each.getApplicantId().equals("applicant-4999"));
        matches(
                "applicant=applicant-9&" + where("AMT_CREDIT:0.."),
                each -> each.getApplicantId().equals("applicant-9"));
    }

    @Test
    void any_field_or_feature_can_be_asked_for() {
        matches(where("AMT_CREDIT:10000..50000"), each -> within(each, 10_000, 50_000));
        matches(where("AMT_CREDIT:..50000"), each -> within(each, 0, 50_000));
        matches(where("AMT_CREDIT:9e4.."), each -> within(each, 90_000, 1e9));
        matches(
                where("AMT_CREDIT:1000..2000|99000.."),
                each -> within(each, 1_000, 2_000) || within(each, 99_000, 1e9));
        float exact = (float) (double) application(api.decisions().get(3)).get("AMT_CREDIT");
        matches(where("AMT_CREDIT:" + exact), each -> within(each, exact, exact));
        matches(where("CNT_CHILDREN:missing"), of("CNT_CHILDREN", "null"::equals));
        matches(where("CNT_CHILDREN:2"), of("CNT_CHILDREN", "2"::equals));
        matches(
                where("CNT_CHILDREN:missing|4.."),
                of("CNT_CHILDREN", each -> List.of("null", "4").contains(each)));
        matches(where("NAME_CONTRACT_TYPE:Revolving"), of("NAME_CONTRACT_TYPE", "Revolving"::equals));
        matches(
                where("NAME_CONTRACT_TYPE:Cash loans|unseen"),
                of("NAME_CONTRACT_TYPE", each -> !each.equals("Revolving")));
        matches(
                where("CNT_CHILDREN:1..2") + "&" + where("NAME_CONTRACT_TYPE:unseen") + "&outcome=APPROVE",
                of("CNT_CHILDREN", each -> List.of("1", "2").contains(each))
                        .and(of("NAME_CONTRACT_TYPE", "Unheard of"::equals))
                        .and(each -> each.getOutcome() == DecisionOutcome.APPROVE));
        assertThat(all(api, where("NAME_CONTRACT_TYPE:missing"))).isEmpty();
    }

    private boolean within(CreditDecision decision, double from, double to) {
        float value = (float) (double) application(decision).get("AMT_CREDIT");
        return value >= from && value <= to;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "outcome=PERHAPS	outcome",
                "min_probability=NaN	min_probability",
                "min_probability=1.5	min_probability",
                "max_probability=0x1p-2	max_probability",
                "min_probability=0.5&max_probability=0.4	max_probability",
                "min_points=1e3	min_points",
                "min_points=99999999999	min_points",
                "min_points=700&max_points=600	max_points",
                "from=yesterday	from",
                "from=+1000000000-12-31T23:59:59Z	from",
                "to=%2B1000000000-12-31T23:59:59Z	to",
                "from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z	to",
                "bundle=abc	bundle",
                "bundle=0000000000000000000000000000000000000000000000000000000000000000&where=AMT_CREDIT:1	bundle",
                "sort=points	sort",
                "limit=0	limit",
                "limit=501	limit",
                "limit=ten	limit",
                "cursor=rubbish	cursor",
                "applicant=%00	applicant",
                "applicant=	applicant",
                "applicant=a&applicant=b	applicant",
                "outcomes=REFUSE	outcomes",
                "where=AMT_CREDIT	where",
                "where=AMT_CREDIT:	where",
                "where=AMT_CREDIT:..	where",
                "where=AMT_CREDIT:5..1	where",
                "where=AMT_CREDIT:NaN	where",
                "where=AMT_CREDIT:1e39	where",
                "where=AMT_CREDIT:1..Infinity	where",
                "where=AMT_CREDIT:1f	where",
                "where=NOTHING:1	where",
                "where=CODE_GENDER:F	where",
                "where=NAME_CONTRACT_TYPE:	where",
                "where=NAME_CONTRACT_TYPE:Mortgage	where",
            })
    void what_cannot_be_used_is_said_where_it_stands(String query, String pointer) {
        // When
        var response = api.get(LIST + "?" + query);
        // Then
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Api.parse(response.body())
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo(pointer);
    }

    @Test
    void more_conditions_than_anybody_needs_are_refused() {
        var query = String.join("&", Collections.nCopies(21, "where=AMT_CREDIT:1"));
        assertThat(api.get(LIST + "?" + query).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=probability", "outcome=REFUSE", "from=2026-01-01T00:00:00Z", "applicant=p"})
    void a_cursor_is_good_for_its_own_list_alone(String other) {
        // Given
        var cursor = api.json(LIST).get("next").asText();
        // When
        var same = api.get(LIST + "?limit=7&cursor=" + cursor);
        var changed = api.get(LIST + "?" + other + "&cursor=" + cursor);
        // Then
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body()).contains("another order or other filters");
    }

    @Test
    void an_unknown_bundle_decided_nothing() {
        assertThat(all(api, "bundle=" + "0".repeat(64))).isEmpty();
    }

    @Test
    void newcomers_neither_repeat_nor_lose_what_was_there() throws Exception {
        try (var own = Api.start()) {
            // Given
            var first = api(own, "limit=500&min_points=-100");
            var before = applicants(all(own, "limit=500"));
            // When
            var newcomers = Stream.of(
                            own.decisions().get(4_999).getSubmittedAt().plusSeconds(9),
                            own.decisions().get(100).getSubmittedAt().plusMillis(1))
                    .map(time -> CreditDecision.newBuilder(own.decisions().getFirst())
                            .setApplicantId("at " + time)
                            .setSubmittedAt(time)
                            .build())
                    .toList();
            Writing.write(
                    own.database(),
                    own.source(),
                    own.source().topics().decisions(),
                    newcomers.stream().map(Keyed::of).toList());
            var seen = applicants(stream(first.get("items")));
            var rest = applicants(all(
                    own, "limit=500&min_points=-100&cursor=" + first.get("next").asText()));
            // Then: who stands before the place is not seen, who stands behind it is
            var both = Stream.concat(seen.stream(), rest.stream()).toList();
            assertThat(both).doesNotHaveDuplicates().containsAll(before).hasSize(before.size() + 1);
            assertThat(both).contains(newcomers.get(1).getApplicantId());
        }
    }

    private static JsonNode api(Api api, String query) {
        return api.json(LIST + "?" + query);
    }

    private static List<JsonNode> stream(JsonNode items) {
        var list = new ArrayList<JsonNode>();
        items.forEach(list::add);
        return list;
    }

    private HttpResponse<String> export(String role, String accept, String query) {
        return api.send(
                api.as(role, LIST + "?" + query).header("Accept", accept).build());
    }

    @Test
    void an_export_is_the_whole_list() {
        for (var query : List.of("sort=submitted_at", "sort=-probability&" + where("AMT_CREDIT:..60000"))) {
            // Given
            var listed = all(api, query + "&limit=500");
            // When
            var lines = export(Role.ANALYST, "application/x-ndjson", query);
            var table = export(Role.RISK, "text/csv", query);
            // Then
            assertThat(lines.headers().firstValue("content-type")).hasValue("application/x-ndjson");
            assertThat(lines.body().lines().map(Api::parse)).isEqualTo(listed);
            assertThat(table.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8; header=present");
            var rows = Stream.of(table.body().split("\r\n", -1))
                    .map(row -> row.split(",", -1))
                    .toList();
            assertThat(rows.getFirst())
                    .startsWith("applicant_id", "application_id")
                    .endsWith("event");
            assertThat(rows.getLast()).containsExactly("");
            assertThat(rows).hasSize(listed.size() + 2);
            for (int i = 0; i < listed.size(); i++) {
                assertThat(rows.get(i + 1)).containsExactly(cells(listed.get(i)));
            }
        }
    }

    private static String[] cells(JsonNode item) {
        return Stream.of(
                        item.get("applicant_id"),
                        item.get("application_id"),
                        item.get("submitted_at"),
                        item.get("decided_at"),
                        item.get("outcome"),
                        item.get("probability_of_default"),
                        item.get("points"),
                        item.get("bundle").get("name"),
                        item.get("bundle").get("version"),
                        item.get("bundle").get("sha256"),
                        item.get("event"))
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    @Test
    void an_export_of_nothing_has_its_heading() {
        var table = export(Role.ADMIN, "text/csv", "applicant=nobody");
        assertThat(table.body()).startsWith("applicant_id,").endsWith(",event\r\n");
        assertThat(export(Role.ADMIN, "application/x-ndjson", "applicant=nobody")
                        .body())
                .isEmpty();
    }

    @Test
    void a_problem_is_one_in_whatever_form_the_list_is_asked_for() {
        var refused = export(Role.ADMIN, "text/csv", "outcome=PERHAPS");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
        var form = export(Role.ADMIN, "image/png", "");
        assertThat(form.statusCode()).isEqualTo(406);
        assertThat(form.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void a_relationship_manager_reads_lists_and_takes_none_away() {
        assertThat(export(Role.RELATIONSHIP_MANAGER, "application/json", "").statusCode())
                .isEqualTo(200);
        assertThat(export(Role.RELATIONSHIP_MANAGER, "text/csv", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    @Timeout(120)
    void exports_that_nobody_reads_make_room_when_their_readers_go() throws Exception {
        // Given: two readers that take the beginning and no more
        try (var own = Api.start();
                var readers = HttpClient.newHttpClient()) {
            grow(own);
            var streams = List.of(begin(own, readers), begin(own, readers));
            // When
            var third = own.send(
                    own.as(Role.ADMIN, LIST).header("Accept", "text/csv").build());
            for (var stream : streams) {
                stream.close();
            }
            // Then
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(third.headers().firstValue("content-type")).hasValue("application/problem+json");
            int status = 429;
            for (int i = 0; i < 100 && status == 429; i++) {
                Thread.sleep(50);
                status = own.send(own.as(Role.ADMIN, LIST)
                                .header("Accept", "text/csv")
                                .build())
                        .statusCode();
            }
            assertThat(status).isEqualTo(200);
        }
    }

    /** More than sockets take in before somebody reads. */
    private static void grow(Api own) throws Exception {
        for (int i = 0; i < 12; i++) {
            int copy = i;
            Writing.write(
                    own.database(),
                    own.source(),
                    own.source().topics().decisions(),
                    own.decisions().subList(0, 2_000).stream()
                            .map(each -> CreditDecision.newBuilder(each)
                                    .setApplicantId("x".repeat(200) + copy + each.getApplicantId())
                                    .setApplicationId("x".repeat(200) + each.getApplicationId())
                                    .build())
                            .map(Keyed::of)
                            .toList());
        }
    }

    private static InputStream begin(Api own, HttpClient reader) throws Exception {
        var request = own.as(Role.ADMIN, LIST).header("Accept", "text/csv").build();
        var response = reader.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().read()).isEqualTo('a');
        return response.body();
    }

    @Test
    void asking_for_headings_alone_takes_no_place_of_an_export() {
        for (int i = 0; i < 4; i++) {
            var request = api.as(Role.ADMIN, LIST)
                    .header("Accept", "text/csv")
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(api.send(request).statusCode()).isEqualTo(200);
        }
        assertThat(export(Role.ADMIN, "text/csv", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_decision_that_somebody_has_is_not_sent_again() {
        // Given
        var path = LIST + "/applicant-17/application-17";
        var tag = api.get(path).headers().firstValue("etag").orElseThrow();
        // When
        var again = api.send(api.as(Role.ADMIN, path)
                .header("If-None-Match", "\"x\", " + tag)
                .build());
        var other = api.send(
                api.as(Role.ADMIN, path).header("If-None-Match", "\"x\"").build());
        // Then
        assertThat(tag).matches("\"[0-9a-f]{64}-[0-9a-f]+\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).hasValue(tag);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(api.get(LIST + "/applicant-18/application-18").headers().firstValue("etag"))
                .isNotEqualTo(Optional.of(tag));
    }

    @Test
    void an_id_that_no_table_can_hold_is_not_there() {
        assertThat(api.get(LIST + "/a%00/b").statusCode()).isEqualTo(404);
    }
}
