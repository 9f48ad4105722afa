package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.judgement.Judge;
import scoreline.judgement.Judgement;
import scoreline.judgement.MadeUp;
import scoreline.wire.CreditDecision;

class ScoreResourceTest {
    private static final String SCORE = "/api/v1/score";

    private final Api api = Api.shared();
    private final Judge judge =
            new Judge(api.bundle(), MadeUp.SCHEMA, TimeBounds.usual().forReplay(), InstantSource.fixed(MadeUp.NOW));

    private HttpResponse<String> post(String body) {
        return api.post(Role.RELATIONSHIP_MANAGER, SCORE, body);
    }

    private JsonNode answered(String body) {
        var response = post(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.parse(response.body());
    }

    private CreditDecision judged(GenericRecord application) {
        return ((Judgement.Decided) judge.judge(application, null)).decision();
    }

    private static String json(GenericRecord application) {
        var fields = Api.JSON.createObjectNode();
        for (var name : List.of("AMT_CREDIT", "CNT_CHILDREN", "NAME_CONTRACT_TYPE")) {
            fields.set(name, Api.JSON.valueToTree(application.get(name)));
        }
        return Api.JSON.createObjectNode().set("application", fields).toString();
    }

    private static String whatIf(int decision, String changes, String more) {
        return "{\"decision\": {\"applicant_id\": \"applicant-%d\", \"application_id\": \"application-%d\"}, \"changes\": %s%s}"
                .formatted(decision, decision, changes, more);
    }

    private static void assertSameFigures(JsonNode told, CreditDecision decision) {
        assertThat(told.get("probability_of_default").doubleValue()).isEqualTo(decision.getProbabilityOfDefault());
        assertThat(Float.parseFloat(told.get("margin").asText())).isEqualTo(decision.getMargin());
        assertThat(told.get("points").intValue()).isEqualTo(decision.getPoints());
        assertThat(told.get("outcome").asText()).isEqualTo(decision.getOutcome().name());
    }

    private static void assertSameExplanation(JsonNode told, CreditDecision decision) {
        assertThat(floats(told.get("contributions"))).isEqualTo(decision.getContributions());
        assertThat(floats(told.get("feature_values"))).isEqualTo(decision.getFeatureValues());
        assertThat(told.get("reasons")).hasSameSizeAs(decision.getReasons());
        for (int i = 0; i < decision.getReasons().size(); i++) {
            var reason = decision.getReasons().get(i);
            assertThat(told.get("reasons").get(i).get("feature").asText()).isEqualTo(reason.getLabelKey());
            assertThat(Float.parseFloat(
                            told.get("reasons").get(i).get("contribution").asText()))
                    .isEqualTo(reason.getContribution());
            assertThat(told.get("reasons").get(i).get("value")).isEqualTo(Api.JSON.valueToTree(reason.getValue()));
        }
    }

    /** Null is what JSON has for NaN. */
    private static List<Float> floats(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(number -> number.isNull() ? Float.NaN : Float.parseFloat(number.asText()))
                .toList();
    }

    private static List<String> faults(HttpResponse<String> response) {
        var faults = new ArrayList<String>();
        Api.parse(response.body())
                .get("errors")
                .forEach(fault -> faults.add(
                        fault.get("pointer").asText() + " " + fault.path("code").asText()));
        return faults;
    }

    @Test
    void an_application_is_scored_as_the_stream_would_to_the_last_bit() {
        // Given
        var random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            var application = MadeUp.application("a", "p");
            application.put("AMT_CREDIT", random.nextDouble(1, 200_000));
            application.put("CNT_CHILDREN", random.nextBoolean() ? null : (Integer) random.nextInt(6));
            application.put("NAME_CONTRACT_TYPE", random.nextBoolean() ? null : "Revolving");
            // When
            var told = answered(json(application));
            // Then
            assertThat(told.get("simulated").booleanValue()).isTrue();
            assertSameFigures(told.get("decision"), judged(application));
            assertSameExplanation(told.get("decision"), judged(application));
            assertThat(told.get("decision").get("applicant_id").asText()).isEqualTo("simulated");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void an_application_is_explained_in_the_words_of_a_decision_on_it(String language) {
        for (int i = 0; i < 20; i++) {
            // Given
            var decided = api.as(
                    Role.RELATIONSHIP_MANAGER,
                    "/api/v1/decisions/applicant-%d/application-%d/explanation".formatted(i, i));
            var explanation = Api.parse(
                    api.send(decided.header("Accept-Language", language).build())
                            .body());
            // When
            var told = Api.parse(api.send(api.as(Role.RELATIONSHIP_MANAGER, SCORE)
                            .header("Content-Type", "application/json")
                            .header("Accept-Language", language)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    json(api.applications().get(i))))
                            .build())
                    .body());
            // Then
            assertThat(told.get("language").asText()).isEqualTo(language);
            assertThat(told.get("decided")).isEqualTo(explanation.get("decision"));
            assertThat(told.get("against")).isEqualTo(explanation.get("against"));
            assertThat(told.get("favour")).isEqualTo(explanation.get("favour"));
            assertThat(told.findValuesAsText("sentence"))
                    .hasSameSizeAs(told.get("decision").get("reasons"));
        }
    }

    @Test
    void every_fault_is_told_at_once_with_its_place_and_the_code_of_the_streams_rejections() {
        // When
        var response = post("""
                {"application": {"CNT_CHILDREN": 1.5, "NAME_CONTRACT_TYPE": 3, "AMT_ANNUITY": 1e999, "AMT_GOODS_PRICE": NaN,
                 "OCCUPATION_TYPE": "%s", "a/b~c": 1, "submitted_at": "yesterday"}}""".formatted("x".repeat(1_001)));
        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(faults(response))
                .containsExactlyInAnyOrder(
                        "#/application/AMT_CREDIT MISSING_FIELD",
                        "#/application/CNT_CHILDREN INVALID_VALUE",
                        "#/application/NAME_CONTRACT_TYPE INVALID_VALUE",
                        "#/application/AMT_ANNUITY NOT_FINITE",
                        "#/application/AMT_GOODS_PRICE NOT_FINITE",
                        "#/application/OCCUPATION_TYPE INVALID_VALUE",
                        "#/application/a~1b~0c INVALID_VALUE",
                        "#/application/submitted_at INVALID_VALUE");
    }

    @Test
    void a_time_that_the_stream_would_not_believe_is_refused_as_there() {
        // When
        var response = post("{\"application\": {\"AMT_CREDIT\": 1, \"submitted_at\": \"2010-01-01T00:00:00Z\"}}");
        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(faults(response)).containsExactly("#/application/submitted_at TIME_OUT_OF_BOUNDS");
    }

    @Test
    void a_decision_that_is_not_changed_is_made_again_to_the_last_bit() {
        for (int i = 0; i < 200; i++) {
            // Given
            var decision = api.decisions().get(i);
            // When
            var told = answered(whatIf(i, "{}", ""));
            // Then
            assertSameFigures(told.get("before"), decision);
            assertSameFigures(told.get("after"), decision);
            assertSameExplanation(told, decision);
            assertThat(told.get("as_of").asText())
                    .isEqualTo(decision.getSubmittedAt().toString());
            assertThat(told.get("difference").get("margin").asDouble()).isZero();
            assertThat(told.get("difference").get("outcome_changed").booleanValue())
                    .isFalse();
            assertThat(told.get("held")).isEmpty();
        }
    }

    @Test
    void a_changed_decision_is_what_a_judge_makes_of_the_changed_application() {
        // Given
        var random = new SplittableRandom(8);
        for (int i = 0; i < 100; i++) {
            var changed = new GenericData.Record(
                    (GenericData.Record) api.applications().get(i), true);
            changed.put("AMT_CREDIT", random.nextDouble(1, 200_000));
            @Nullable String contract = random.nextBoolean() ? null : "Cash loans";
            changed.put("NAME_CONTRACT_TYPE", contract);
            var changes = Api.JSON.createObjectNode();
            changes.put("AMT_CREDIT", (Double) changed.get("AMT_CREDIT"));
            changes.put("NAME_CONTRACT_TYPE", contract);
            // When
            var told = answered(whatIf(i, changes.toString(), ""));
            // Then
            assertSameFigures(told.get("before"), api.decisions().get(i));
            assertSameFigures(told.get("after"), judged(changed));
            assertSameExplanation(told, judged(changed));
            assertThat(told.get("difference").get("points").intValue())
                    .isEqualTo(
                            judged(changed).getPoints() - api.decisions().get(i).getPoints());
        }
    }

    @Test
    void only_the_offer_moves_unless_risk_asks() {
        // Given
        var request = whatIf(3, "{\"CNT_CHILDREN\": 4}", "");
        var unconstrained = whatIf(3, "{\"CNT_CHILDREN\": 4}", ", \"unconstrained\": true");
        var changed = MadeUp.with(api.applications().get(3), "CNT_CHILDREN", 4);
        // When
        var refused = post(request);
        var notAllowed = post(unconstrained);
        var allowed = api.post(Role.RISK, SCORE, unconstrained);
        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(faults(refused)).containsExactly("#/changes/CNT_CHILDREN NOT_MOVABLE");
        assertThat(refused.body()).contains("AMT_CREDIT, NAME_CONTRACT_TYPE");
        assertThat(notAllowed.statusCode()).isEqualTo(403);
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertSameFigures(Api.parse(allowed.body()).get("after"), judged(changed));
    }

    @Test
    void what_cannot_be_changed_so_is_told_field_by_field() {
        // When
        var response =
                post(whatIf(3, "{\"AMT_CREDIT\": null, \"NAME_CONTRACT_TYPE\": [], \"applicant_id\": \"x\"}", ""));
        // Then
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(faults(response))
                .containsExactlyInAnyOrder(
                        "#/changes/AMT_CREDIT MISSING_FIELD",
                        "#/changes/NAME_CONTRACT_TYPE INVALID_VALUE",
                        "#/changes/applicant_id NO_SUCH_FIELD");
    }

    @Test
    void what_was_never_decided_is_not_found() {
        // Given
        var halfACharacter = "{\"decision\": {\"applicant_id\": \"\\ud800\", \"application_id\": \"a\"}}";
        // Then
        assertThat(post(whatIf(99_999, "{}", "")).statusCode()).isEqualTo(404);
        assertThat(post(halfACharacter).statusCode()).isEqualTo(404);
    }

    @Test
    void the_serving_bundle_can_be_asked_for() {
        // When
        var told = answered(whatIf(5, "{}", ", \"bundle\": \"serving\""));
        // Then
        assertThat(told.get("bundle").get("sha256").asText())
                .isEqualTo(api.bundle().sha256());
        assertSameFigures(told.get("after"), api.decisions().get(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"application\"",
                "{\"application\": {\"AMT_CREDIT\": 1}} x",
                "{\"application\": {\"AMT_CREDIT\": 1, \"AMT_CREDIT\": 2}}",
                "{\"application\": {\"AMT_CREDIT\": 1}, \"application\": {}}"
            })
    void what_is_no_json_object_is_a_bad_request(String body) {
        // When
        var response = post(body);
        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"application\": 3}",
                "{\"application\": null}",
                "{\"application\": {\"AMT_CREDIT\": 1}, \"changes\": {}}",
                "{\"decision\": null}",
                "{\"decision\": {\"applicant_id\": 1, \"application_id\": \"a\"}}",
                "{\"decision\": {\"applicant_id\": \"a\\u0000\", \"application_id\": \"a\"}}",
                "{\"decision\": {\"applicant_id\": \"a\", \"application_id\": \"a\"}, \"changes\": []}",
                "{\"decision\": {\"applicant_id\": \"a\", \"application_id\": \"a\"}, \"bundle\": \"best\"}",
                "{\"decision\": {\"applicant_id\": \"a\", \"application_id\": \"a\"}, \"unconstrained\": 1}"
            })
    void what_does_not_say_what_to_score_cannot_be_used(String body) {
        assertThat(post(body).statusCode()).isEqualTo(422);
    }

    @Test
    void a_body_of_great_depth_or_length_is_refused_and_harms_nothing() {
        // When
        var deep = post("{\"application\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        var wide = post("{\"application\": {\"AMT_CREDIT\": [" + "1,".repeat(500_000) + "1]}}");
        var huge = post("{\"application\": {\"AMT_CREDIT\": \"" + "x".repeat(5_000_000) + "\"}}");
        var digits = post("{\"application\": {\"AMT_CREDIT\": " + "9".repeat(2_000) + "}}");
        // Then
        assertThat(deep.statusCode()).isEqualTo(400);
        assertThat(wide.statusCode()).isEqualTo(422);
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(digits.statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/score/fields").statusCode()).isEqualTo(200);
    }

    @Test
    void bytes_that_are_no_text_are_a_bad_request() {
        for (byte[] body : List.of(new byte[] {0, 0, -1, -1, 0, 0, 1, 1}, new byte[] {'{', '"', -1, -1, '"'})) {
            // When
            var response = api.send(api.as(Role.ANALYST, SCORE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build());
            // Then
            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void the_form_tells_each_field_in_the_readers_language() {
        // When
        var french = Api.parse(api.send(api.as(Role.ANALYST, "/api/v1/score/fields")
                        .header("Accept-Language", "fr")
                        .build())
                .body());
        // Then
        var credit = (ObjectNode) french.get("fields").get(0);
        assertThat(credit.get("name").asText()).isEqualTo("AMT_CREDIT");
        assertThat(credit.get("label").asText()).isEqualTo("Crédit");
        assertThat(credit.get("group").get("code").asText()).isEqualTo("LOAN");
        assertThat(credit.get("group").get("label").asText()).isEqualTo("Prêt");
        assertThat(credit.get("mandatory").booleanValue()).isTrue();
        assertThat(credit.get("movable").booleanValue()).isTrue();
        var usual = credit.get("usual");
        assertThat(usual.get("least").doubleValue()).isLessThan(usual.get("low").doubleValue());
        assertThat(usual.get("high").doubleValue())
                .isLessThanOrEqualTo(usual.get("most").doubleValue());
        assertThat(usual.get("low").doubleValue()).isBetween(1_000.0, 15_000.0);
        assertThat(usual.get("high").doubleValue()).isBetween(90_000.0, 100_000.0);
        var contract = french.get("fields").get(2);
        assertThat(contract.get("category_words")).isEqualTo(Api.parse("{\"Revolving\": \"Crédit renouvelable\"}"));
        assertThat(credit.get("category_words")).isEmpty();
        assertThat(contract.get("categories").toString()).contains("Cash loans", "Revolving");
        assertThat(french.get("fields").get(1).get("movable").booleanValue()).isFalse();
    }

    @Test
    void the_form_tells_how_much_each_field_and_its_group_move_scores() {
        // Given
        var importance = api.json("/api/v1/models/" + api.bundle().sha256() + "/importance");
        var shares = new HashMap<String, Double>();
        importance
                .get("features")
                .forEach(feature -> shares.put(
                        feature.get("feature").asText(), feature.get("share").doubleValue()));
        // When
        var fields = api.json("/api/v1/score/fields").get("fields");
        // Then
        assertThat(fields)
                .hasSize(3)
                .allSatisfy(field -> assertThat(field.get("share").doubleValue())
                        .isPositive()
                        .isEqualTo(shares.get(field.get("name").asText())));
        assertThat(fields.get(0).get("group")).isEqualTo(fields.get(2).get("group"));
        assertThat(fields.get(0).get("group").get("share").doubleValue())
                .isCloseTo(
                        fields.get(0).get("share").doubleValue()
                                + fields.get(2).get("share").doubleValue(),
                        within(1e-12));
    }

    @Test
    void a_form_that_somebody_has_is_not_sent_again_but_in_another_language() {
        // Given
        var tag = api.get("/api/v1/score/fields").headers().firstValue("etag").orElseThrow();
        // When
        var again = api.send(api.as(Role.ANALYST, "/api/v1/score/fields")
                .header("If-None-Match", tag)
                .build());
        var french = api.send(api.as(Role.ANALYST, "/api/v1/score/fields")
                .header("If-None-Match", tag)
                .header("Accept-Language", "fr")
                .build());
        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(french.statusCode()).isEqualTo(200);
    }

    @Test
    void times_of_applications_are_believed_as_by_the_stream() {
        // Given
        var now = Instant.now().toString();
        // When
        var told = answered("{\"application\": {\"AMT_CREDIT\": 1000, \"applicant_id\": \"p\", \"submitted_at\": \""
                + now + "\"}}");
        // Then
        assertThat(told.get("decision").get("applicant_id").asText()).isEqualTo("p");
    }
}
