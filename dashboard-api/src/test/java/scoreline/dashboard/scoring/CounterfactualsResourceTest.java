package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.explanation.Value;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.plots.Language;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class CounterfactualsResourceTest {
    private static final int ASKED = 60;

    private final Api api = Api.shared();

    private static String path(int i) {
        return "/api/v1/decisions/applicant-%d/application-%d/counterfactuals".formatted(i, i);
    }

    /** What the service says of one change, by its other resource. */
    private JsonNode scored(int decision, String field, Object value) {
        var body = Api.JSON.createObjectNode();
        body.putObject("decision")
                .put("applicant_id", "applicant-" + decision)
                .put("application_id", "application-" + decision);
        var _ = body.putObject("changes").set(field, Api.JSON.valueToTree(value));
        var response = api.post(Role.ANALYST, "/api/v1/score", body.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Api.parse(response.body()).get("after");
    }

    private List<Object> candidates(int decision, String field) {
        var catalogue = api.bundle().catalogue();
        var movable = Movable.of(catalogue, Optional.empty());
        return Candidates.of(
                        FormField.of(api.bundle(), catalogue.field(field).orElseThrow(), movable, Language.ENGLISH),
                        Value.of(api.applications().get(decision).get(field)))
                .stream()
                .map(value -> Objects.requireNonNull(value.plain()))
                .toList();
    }

    @Test
    void what_is_enough_leads_to_the_other_outcome_when_it_is_scored_and_no_nearer_value_does() {
        var seen = new HashSet<String>();
        for (int i = 0; i < ASKED; i++) {
            // Given
            var decided = api.decisions().get(i).getOutcome();
            var wanted = decided == DecisionOutcome.APPROVE ? "REFUSE" : "APPROVE";
            // When
            var told = api.json(path(i));
            // Then
            assertThat(told.get("wanted").asText()).isEqualTo(wanted);
            for (var field : told.get("fields")) {
                var name = field.get("name").asText();
                var nearer = new ArrayList<Object>();
                var enough = field.get("enough");
                for (var value : candidates(i, name)) {
                    if (Api.JSON.valueToTree(value).equals(enough.path("value"))) {
                        break;
                    }
                    nearer.add(value);
                }
                if (!enough.isNull()) {
                    var there = scored(i, name, plain(enough.get("value")));
                    assertThat(there.get("outcome").asText()).isEqualTo(wanted);
                    assertThat(enough.get("outcome").asText()).isEqualTo(wanted);
                    assertThat(enough.get("probability_of_default")).isEqualTo(there.get("probability_of_default"));
                    assertThat(enough.get("points")).isEqualTo(there.get("points"));
                }
                for (var value : i < 5 ? nearer : nearer.subList(Math.max(0, nearer.size() - 1), nearer.size())) {
                    assertThat(scored(i, name, value).get("outcome").asText())
                            .as("%s of %d to %s", name, i, value)
                            .isNotEqualTo(wanted);
                }
                seen.add(name + wanted + !enough.isNull());
            }
        }
        assertThat(seen).contains("AMT_CREDITAPPROVEtrue", "AMT_CREDITREFUSEtrue");
        assertThat(seen).anyMatch(each -> each.endsWith("false"));
    }

    private static Object plain(JsonNode value) {
        return value.isNumber() ? (Object) value.doubleValue() : value.asText();
    }

    @Test
    void only_what_may_be_moved_is() {
        var names = new HashSet<String>();
        for (int i = 0; i < ASKED; i++) {
            api.json(path(i))
                    .get("fields")
                    .forEach(field -> names.add(field.get("name").asText()));
        }
        assertThat(names).containsExactlyInAnyOrder("AMT_CREDIT", "NAME_CONTRACT_TYPE");
    }

    @Test
    void it_is_told_in_the_readers_language_and_not_again_to_who_has_it() {
        // Given
        var english = api.get(path(17));
        var tag = english.headers().firstValue("etag").orElseThrow();
        // When
        var french = api.send(api.as(Role.ANALYST, path(17))
                .header("If-None-Match", tag)
                .header("Accept-Language", "fr")
                .build());
        var again = api.send(
                api.as(Role.ANALYST, path(17)).header("If-None-Match", tag).build());
        // Then
        double credit = (double) api.applications().get(17).get("AMT_CREDIT");
        var told = Api.parse(english.body()).get("fields").get(0);
        assertThat(told.get("label").asText()).isEqualTo("Credit");
        assertThat(told.get("unit").asText()).isEqualTo("currency");
        assertThat(told.get("value").doubleValue()).isEqualTo(credit);
        assertThat(told.get("value_words").asText()).isEqualTo(Language.ENGLISH.number(credit, 0));
        assertThat(told.get("would_have_moved")).isEmpty();
        var enough = told.get("enough");
        assertThat(enough.get("value_words").asText())
                .isEqualTo(Language.ENGLISH.number(enough.get("value").doubleValue(), 0));
        var toldInFrench = Api.parse(french.body()).get("fields").get(0);
        assertThat(toldInFrench.get("label").asText()).isEqualTo("Crédit");
        assertThat(toldInFrench.get("enough").get("value_words").asText())
                .isEqualTo(Language.FRENCH.number(enough.get("value").doubleValue(), 0));
        assertThat(toldInFrench.get("enough").get("value")).isEqualTo(enough.get("value"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("vary")).hasValue("Accept-Language");
        assertThat(api.get(path(18)).headers().firstValue("etag")).isNotEqualTo(Optional.of(tag));
    }

    @Test
    void what_was_never_decided_is_not_found() {
        for (var ids : List.of("applicant-1/nothing", "nobody/application-1", "%00/a", "..%2f/a", "%ed%a0%80/a")) {
            var response = api.get("/api/v1/decisions/" + ids + "/counterfactuals");
            assertThat(response.statusCode()).as(ids).isEqualTo(404);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
    }

    @Test
    void without_the_application_or_the_bundle_it_is_refused() throws Exception {
        // Given
        try (var own = Api.start()) {
            var decided = own.decisions().getFirst();
            var foreign = CreditDecision.newBuilder(decided)
                    .setApplicantId("foreign")
                    .setBundleSha256("0".repeat(64))
                    .build();
            var alone =
                    CreditDecision.newBuilder(decided).setApplicantId("alone").build();
            Writing.write(
                    own.database(),
                    own.source(),
                    own.source().topics().decisions(),
                    List.of(Keyed.of(foreign), Keyed.of(alone)));
            var end = "/" + decided.getApplicationId() + "/counterfactuals";
            // When
            var byForeign = own.get("/api/v1/decisions/foreign" + end);
            var ofAlone = own.get("/api/v1/decisions/alone" + end);
            // Then
            assertThat(byForeign.statusCode()).isEqualTo(503);
            assertThat(ofAlone.statusCode()).isEqualTo(409);
            assertThat(ofAlone.body()).contains("not kept here");
        }
    }
}
