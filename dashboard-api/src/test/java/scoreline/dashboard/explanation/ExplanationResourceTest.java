package scoreline.dashboard.explanation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.plots.Language;
import scoreline.scoring.reference.Cells;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class ExplanationResourceTest {
    private final Api api = Api.shared();

    private JsonNode explained(int i, String query) {
        return api.json("/api/v1/decisions/applicant-%d/application-%d/explanation%s".formatted(i, i, query));
    }

    @Test
    void the_waterfall_goes_from_the_base_value_to_the_margin_largest_steps_first() {
        for (int i = 0; i < 50; i++) {
            // Given
            var decision = api.decisions().get(i);
            // When
            var waterfall = explained(i, "").get("waterfall");
            // Then
            var byFeature = new HashMap<String, Float>();
            double margin = decision.getBias();
            double last = Double.POSITIVE_INFINITY;
            assertThat(waterfall.get("base").get("margin").doubleValue()).isEqualTo(margin);
            for (var step : waterfall.get("steps")) {
                float contribution = Float.parseFloat(step.get("contribution").asText());
                assertThat(Math.abs((double) contribution)).isLessThanOrEqualTo(last);
                last = Math.abs((double) contribution);
                margin += contribution;
                assertLevel(step.get("level"), margin);
                byFeature.put(step.get("feature").asText(), contribution);
            }
            assertThat(byFeature)
                    .isEqualTo(Map.of(
                            "AMT_CREDIT", decision.getContributions().get(0),
                            "CNT_CHILDREN", decision.getContributions().get(1),
                            "NAME_CONTRACT_TYPE", decision.getContributions().get(2)));
            assertThat(waterfall.get("rest").get("features").intValue()).isZero();
            assertThat(waterfall.get("rest").get("contribution").doubleValue()).isZero();
            double remainder = waterfall.get("remainder").doubleValue();
            assertThat(margin + remainder).isCloseTo(decision.getMargin(), within(1e-12));
            assertThat(remainder).isCloseTo(0, within(1e-5));
            var end = waterfall.get("end");
            assertThat(end.get("margin").doubleValue()).isEqualTo(decision.getMargin());
            assertThat(end.get("probability").doubleValue()).isEqualTo(decision.getProbabilityOfDefault());
            assertThat(end.get("points").intValue()).isEqualTo(decision.getPoints());
        }
    }

    /** The made-up bundle's calibration changes nothing, and its scale is the usual one. */
    private static void assertLevel(JsonNode level, double margin) {
        assertThat(level.get("margin").doubleValue()).isEqualTo(margin);
        double probability = 1 / (1 + Math.exp(-margin));
        assertThat(level.get("probability").doubleValue()).isCloseTo(probability, within(1e-15));
        double points = 600 + 50 / Math.log(2) * Math.log((1 - probability) / probability / 19);
        assertThat(level.get("points").intValue()).isEqualTo(Math.clamp(Math.round(points), 300, 850));
    }

    @Test
    void smaller_steps_are_put_together_as_asked() {
        // Given
        var all = explained(3, "").get("waterfall");
        // When
        var few = explained(3, "?most=1").get("waterfall");
        // Then
        assertThat(few.get("steps")).hasSize(1);
        assertThat(few.get("steps").get(0)).isEqualTo(all.get("steps").get(0));
        assertThat(few.get("rest").get("features").intValue()).isEqualTo(2);
        assertThat(few.get("rest").get("contribution").doubleValue())
                .isCloseTo(
                        all.get("steps").get(1).get("contribution").doubleValue()
                                + all.get("steps").get(2).get("contribution").doubleValue(),
                        within(1e-7));
        assertThat(few.get("rest").get("level").get("margin").doubleValue())
                .isCloseTo(all.get("steps").get(2).get("level").get("margin").doubleValue(), within(1e-12));
        assertThat(few.get("remainder").doubleValue())
                .isCloseTo(all.get("remainder").doubleValue(), within(1e-12));
        assertThat(explained(3, "?most=3").get("waterfall")).isEqualTo(all);
    }

    @Test
    void each_step_has_the_clients_value_in_words() {
        // Given
        var application = api.applications().get(3);
        double credit = (double) application.get("AMT_CREDIT");
        // When
        var steps = new HashMap<String, JsonNode>();
        explained(3, "")
                .get("waterfall")
                .get("steps")
                .forEach(step -> steps.put(step.get("feature").asText(), step));
        // Then
        var amount = requireNonNull(steps.get("AMT_CREDIT"));
        assertThat(Float.parseFloat(amount.get("value").asText())).isEqualTo((float) credit);
        assertThat(amount.get("value_words").asText()).isEqualTo(Language.ENGLISH.number((float) credit, 0));
        assertThat(amount.get("label").asText()).isEqualTo("Credit");
        assertThat(amount.get("group_label").asText()).isEqualTo("Loan");
        assertThat(amount.get("unit_words").asText()).isEqualTo("amount in the currency of the loan");
        assertThat(requireNonNull(steps.get("NAME_CONTRACT_TYPE")).get("value").asText())
                .isEqualTo(application.get("NAME_CONTRACT_TYPE").toString());
        assertThat(requireNonNull(steps.get("NAME_CONTRACT_TYPE"))
                        .get("percentile")
                        .isNull())
                .isTrue();
    }

    @Test
    void what_is_not_known_is_null_and_said() {
        int unknown = first("CNT_CHILDREN");
        for (var step : explained(unknown, "").get("waterfall").get("steps")) {
            if (step.get("feature").asText().equals("CNT_CHILDREN")) {
                assertThat(step.get("value").isNull()).isTrue();
                assertThat(step.get("percentile").isNull()).isTrue();
                assertThat(step.get("value_words").asText()).isEqualTo("not known");
            }
        }
    }

    private int first(String missing) {
        int i = 0;
        while (api.applications().get(i).get(missing) != null) {
            i++;
        }
        return i;
    }

    @Test
    void the_percentile_agrees_with_counts_of_the_training_population() {
        // Given
        var reference = api.bundle().reference().features().getFirst();
        var lower = ((Cells.Intervals) reference.cells()).lower();
        long known = reference.counts().stream()
                .skip(Cells.FIRST)
                .mapToLong(Long::longValue)
                .sum();
        for (int i = 0; i < 30; i++) {
            float credit = api.decisions().get(i).getFeatureValues().getFirst();
            int cell = 0;
            while (cell + 1 < lower.size() && lower.get(cell + 1) <= credit) {
                cell++;
            }
            long before = reference.counts().stream()
                    .skip(Cells.FIRST)
                    .limit(cell)
                    .mapToLong(Long::longValue)
                    .sum();
            long own = reference.counts().get(Cells.FIRST + cell);
            // When
            for (var step : explained(i, "").get("waterfall").get("steps")) {
                // Then
                if (step.get("feature").asText().equals("AMT_CREDIT")) {
                    assertThat(step.get("percentile").doubleValue())
                            .isBetween((double) before / known, (double) (before + own) / known);
                }
            }
        }
    }

    @Test
    void groups_add_their_contributions_up() {
        var decision = api.decisions().get(8);
        var sums = new HashMap<String, Double>();
        var order = new ArrayList<Double>();
        for (var group : explained(8, "").get("groups")) {
            sums.put(group.get("group").asText(), group.get("contribution").doubleValue());
            order.add(-Math.abs(group.get("contribution").doubleValue()));
        }
        assertThat(order).isSorted();
        assertThat(sums.get("LOAN"))
                .isEqualTo((double) decision.getContributions().get(0)
                        + decision.getContributions().get(2));
        assertThat(sums.get("HOME"))
                .isEqualTo((double) decision.getContributions().get(1));
    }

    @Test
    void the_distance_is_above_zero_on_the_side_of_approval() {
        for (int i = 0; i < 30; i++) {
            var decision = api.decisions().get(i);
            var distance = explained(i, "").get("distance");
            boolean approved = decision.getOutcome() == DecisionOutcome.APPROVE;
            assertThat(distance.get("probability").doubleValue())
                    .isEqualTo(decision.getThreshold() - decision.getProbabilityOfDefault());
            assertThat(distance.get("log_odds").doubleValue() > 0).isEqualTo(approved);
            // The threshold of the made-up bundle is 0.2: odds of 4.
            assertThat(distance.get("log_odds").doubleValue())
                    .isCloseTo(-Math.log(4) - decision.getMargin(), within(1e-6));
            assertThat(distance.get("threshold_margin").doubleValue()).isCloseTo(-Math.log(4), within(1e-12));
            assertThat(distance.get("points").intValue()).isEqualTo(decision.getPoints() - 488);
        }
    }

    @Test
    void words_are_in_the_readers_language() {
        var request = api.as(Role.ANALYST, "/api/v1/decisions/applicant-4/application-4/explanation")
                .header("Accept-Language", "fr-FR")
                .build();
        var told = Api.parse(api.send(request).body());
        assertThat(told.get("language").asText()).isEqualTo("fr");
        assertThat(told.get("decision").get("summary").asText()).startsWith("La demande est ");
        assertThat(told.get("decision").get("risk").asText()).startsWith("Sur 100 demandeurs semblables");
        var labels = told.get("groups").findValuesAsText("label");
        assertThat(labels).containsExactlyInAnyOrder("Prêt", "Foyer");
        var sentences = told.findValuesAsText("sentence");
        assertThat(sentences)
                .hasSameSizeAs(api.decisions().get(4).getReasons())
                .allSatisfy(sentence ->
                        assertThat(sentence).startsWith("Le thème « ").endsWith("."));
    }

    @Test
    void reasons_are_those_of_the_decision_in_its_order() {
        var decision = api.decisions().get(6);
        var told = explained(6, "");
        var found = new ArrayList<String>();
        told.get("against")
                .forEach(reason -> found.add("AGAINST " + reason.get("group").asText()));
        told.get("favour")
                .forEach(reason -> found.add("FOR " + reason.get("group").asText()));
        assertThat(found)
                .isEqualTo(decision.getReasons().stream()
                        .map(reason -> reason.getDirection() + " " + reason.getCode())
                        .toList());
    }

    @Test
    void without_the_application_a_category_is_known_by_its_cell() {
        for (int i = 0; i < 20; i++) {
            var decision = CreditDecision.newBuilder(api.decisions().get(i))
                    .setReasons(List.of())
                    .build();
            var sent = api.applications().get(i).get("NAME_CONTRACT_TYPE").toString();
            var value = new Case(decision, api.bundle(), Optional.empty()).value(2);
            assertThat(value).isEqualTo(sent.equals("Unheard of") ? Value.Absent.UNHEARD : new Value.Category(sent));
            assertThat(new Case(
                                    decision,
                                    api.bundle(),
                                    Optional.of(api.applications().get(i)))
                            .value(2))
                    .isEqualTo(new Value.Category(sent));
        }
    }

    @Test
    void an_explanation_that_somebody_has_is_not_sent_again_but_in_another_language() {
        // Given
        var path = "/api/v1/decisions/applicant-17/application-17/explanation";
        var tag = api.get(path).headers().firstValue("etag").orElseThrow();
        // When
        var again =
                api.send(api.as(Role.ADMIN, path).header("If-None-Match", tag).build());
        var french = api.send(api.as(Role.ADMIN, path)
                .header("If-None-Match", tag)
                .header("Accept-Language", "fr")
                .build());
        // Then
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).hasValue(tag);
        assertThat(again.headers().firstValue("vary")).hasValue("Accept-Language");
        assertThat(french.statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/decisions/applicant-18/application-18/explanation")
                        .headers()
                        .firstValue("etag"))
                .isNotEqualTo(Optional.of(tag));
    }

    @Test
    void a_decision_that_a_rule_has_changed_says_so() {
        var decision = CreditDecision.newBuilder(api.decisions().getFirst())
                .setOutcome(DecisionOutcome.REVIEW)
                .setPolicyRule("MOST_IN_DAY")
                .build();
        var told = new Explaining(new Case(decision, api.bundle(), Optional.empty()), Language.ENGLISH).explanation(1);
        assertThat(told.decision().policyRule()).isEqualTo("MOST_IN_DAY");
        assertThat(told.decision().policy()).contains("would have been approved", "24 hours");
        assertThat(told.decision().summary()).startsWith("A person looks at the application");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2001", "99999999999", "1.5", "", "many", "NaN", "%00"})
    void a_number_of_steps_that_cannot_be_is_refused(String most) {
        var response = api.get("/api/v1/decisions/applicant-3/application-3/explanation?most=" + most);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.parse(response.body())
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asText())
                .isEqualTo("most");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody/application-3", "applicant-3/application-4", "a%00b/application-3", "applicant-3/%00"})
    void what_was_not_decided_is_not_found(String ids) {
        var response = api.get("/api/v1/decisions/" + ids + "/explanation");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void nobody_is_told_anything_without_a_key() {
        var request = HttpRequest.newBuilder(api.at("/api/v1/decisions/applicant-3/application-3/explanation"))
                .build();
        assertThat(api.send(request).statusCode()).isEqualTo(401);
    }
}
