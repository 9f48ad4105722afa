package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class ComparisonResourceTest {
    private static final double ONE = 1 << 24;

    private final Api api = Api.shared();

    private static String path(int someone, String query) {
        return "/api/v1/decisions/applicant-%d/application-%d/comparison?%s".formatted(someone, someone, query);
    }

    /** Each other decision's number, the most similar first, and its distance: as docs/method/similar-clients.md has it. */
    private record Other(int number, double distance) {}

    private static List<Other> similar(Api api, int someone, IntPredicate candidate) {
        var influence = api.bundle().behaviour().influence().features();
        double all = influence.stream().mapToDouble(each -> each.meanAbsolute()).sum();
        var cutPoints = api.bundle().decider().cutPoints();
        var client = api.decisions().get(someone).getFeatureValues();
        var others = new ArrayList<Other>();
        for (int i = 0; i < api.decisions().size(); i++) {
            if (i == someone || !candidate.test(i)) {
                continue;
            }
            var values = api.decisions().get(i).getFeatureValues();
            double distance = 0;
            for (int f = 0; f < influence.size(); f++) {
                int mine = cutPoints.upTo(f, client.get(f));
                int theirs = cutPoints.upTo(f, values.get(f));
                double share = mine < 0 || theirs < 0
                        ? (mine == theirs ? 0 : 1)
                        : (double) Math.abs(mine - theirs) / Math.max(1, cutPoints.count(f));
                distance += Math.floor(influence.get(f).meanAbsolute() / all * share * ONE) / ONE;
            }
            others.add(new Other(i, distance));
        }
        others.sort(Comparator.comparingDouble(Other::distance).thenComparing(Other::number));
        return others;
    }

    private static List<String> ids(JsonNode neighbours) {
        var ids = new ArrayList<String>();
        neighbours.forEach(each -> ids.add(each.get("application_id").asText()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 4_095, 4_096, 4_999})
    void the_nearest_are_those_that_the_formula_says_the_earlier_decided_first_where_it_does_not_tell(int someone) {
        // Given
        var expected = similar(api, someone, _ -> true).subList(0, 100);
        // When
        var told = api.json(path(someone, "neighbours=100"));
        // Then
        assertThat(ids(told.get("neighbours")))
                .isEqualTo(expected.stream()
                        .map(each -> "application-" + each.number())
                        .toList());
        for (int i = 0; i < 100; i++) {
            var neighbour = told.get("neighbours").get(i);
            var decision = api.decisions().get(expected.get(i).number());
            assertThat(neighbour.get("distance").asDouble())
                    .isEqualTo(expected.get(i).distance());
            assertThat(neighbour.get("outcome").asText())
                    .isEqualTo(decision.getOutcome().name());
            assertThat(neighbour.get("probability_of_default").asDouble())
                    .isEqualTo(decision.getProbabilityOfDefault());
        }
        assertThat(told.get("similarity").get("candidates").asInt()).isEqualTo(Api.DECISIONS - 1);
    }

    @Test
    void groups_are_told_by_outcomes_quartiles_and_percentiles() {
        // Given
        int someone = 40;
        var similar = new HashSet<Integer>();
        similar(api, someone, _ -> true).stream().limit(700).forEach(each -> similar.add(each.number()));
        // When
        var told = api.json(path(someone, "similar=700&features=CNT_CHILDREN,AMT_CREDIT"));
        // Then
        assertThat(told.get("similarity").get("asked").asInt()).isEqualTo(700);
        var groups = Map.<String, IntPredicate>of(
                "everybody",
                _ -> true,
                "approved",
                i -> api.decisions().get(i).getOutcome() == DecisionOutcome.APPROVE,
                "similar",
                similar::contains);
        groups.forEach((group, who) -> {
            assertGroup(told.get(group), who);
            assertSpread(told.get("features").get(0).get(group), 1, someone, who);
            assertSpread(told.get("features").get(1).get(group), 0, someone, who);
        });
        for (var feature : told.get("features")) {
            int number = feature.get("feature").get("name").asText().equals("AMT_CREDIT") ? 0 : 1;
            assertThat(Float.parseFloat(feature.get("contribution").asText()))
                    .isEqualTo(api.decisions().get(someone).getContributions().get(number));
        }
    }

    private void assertGroup(JsonNode counts, IntPredicate who) {
        var some = IntStream.range(0, Api.DECISIONS)
                .filter(who)
                .mapToObj(api.decisions()::get)
                .toList();
        assertThat(counts.get("total").asInt()).isEqualTo(some.size());
        assertThat(counts.get("refused").asLong())
                .isEqualTo(some.stream()
                        .filter(each -> each.getOutcome() == DecisionOutcome.REFUSE)
                        .count());
        assertThat(counts.get("mean_probability").asDouble())
                .isCloseTo(
                        some.stream()
                                .mapToDouble(CreditDecision::getProbabilityOfDefault)
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    private void assertSpread(JsonNode spread, int feature, int someone, IntPredicate who) {
        var values = IntStream.range(0, Api.DECISIONS)
                .filter(who)
                .mapToObj(i -> api.decisions().get(i).getFeatureValues().get(feature))
                .filter(value -> !Float.isNaN(value))
                .sorted()
                .toList();
        long all = IntStream.range(0, Api.DECISIONS).filter(who).count();
        assertThat(spread.get("known").asInt()).isEqualTo(values.size());
        assertThat(spread.get("missing").asLong()).isEqualTo(all - values.size());
        var quartiles = List.of("lower_quartile", "median", "upper_quartile");
        for (int q = 1; q <= 3; q++) {
            int rank = Math.ceilDiv(q * values.size(), 4);
            assertThat(Float.parseFloat(spread.get(quartiles.get(q - 1)).asText()))
                    .isEqualTo(values.get(rank - 1));
        }
        assertThat(spread.get("mean").asDouble())
                .isCloseTo(values.stream().mapToDouble(each -> each).average().orElseThrow(), within(1e-6));
        float value = api.decisions().get(someone).getFeatureValues().get(feature);
        if (Float.isNaN(value)) {
            assertThat(spread.get("percentile").isNull()).isTrue();
        } else {
            double below = values.stream()
                    .mapToDouble(each -> each < value ? 1 : each == value ? 0.5 : 0)
                    .sum();
            assertThat(spread.get("percentile").asDouble()).isCloseTo(100 * below / values.size(), within(1e-9));
        }
    }

    @Test
    void categories_are_told_by_their_shares() {
        // Given
        var byName = api.applications().stream()
                .collect(Collectors.groupingBy(
                        each -> each.get("NAME_CONTRACT_TYPE").toString(), Collectors.counting()));
        // When
        var told = api.json(path(3, "features=NAME_CONTRACT_TYPE"));
        // Then
        var shares = told.get("features").get(0).get("everybody").get("categories");
        assertThat(shares).hasSize(3);
        for (var share : shares) {
            var name = share.get("category").isNull()
                    ? "Unheard of"
                    : share.get("category").asText();
            assertThat(share.get("count").asLong()).isEqualTo(byName.getOrDefault(name, 0L));
            assertThat(share.get("share").asDouble()).isEqualTo((double) byName.getOrDefault(name, 0L) / Api.DECISIONS);
        }
    }

    @Test
    void without_a_choice_the_features_are_those_that_moved_the_margin_most() {
        // Given
        List<Float> contributions = api.decisions().get(5).getContributions();
        var names = IntStream.range(0, contributions.size())
                .boxed()
                .sorted(Comparator.comparing(f -> -Math.abs(contributions.get(f))))
                .map(f -> api.bundle().catalogue().features().get(f).name())
                .toList();
        // When
        var told = api.json(path(5, ""));
        // Then
        var found = new ArrayList<String>();
        told.get("features")
                .forEach(each -> found.add(each.get("feature").get("name").asText()));
        assertThat(found).isEqualTo(names);
        assertThat(told.get("neighbours")).hasSize(10);
        assertThat(told.get("similar").get("total").asInt()).isEqualTo(200);
    }

    @Test
    void only_who_is_within_the_bands_can_be_similar() {
        // Given
        int someone = 23;
        var client = api.decisions().get(someone).getFeatureValues();
        var contract = api.applications().get(someone).get("NAME_CONTRACT_TYPE");
        var expected = similar(
                api,
                someone,
                i -> Math.abs((double) api.decisions().get(i).getFeatureValues().get(0) - client.get(0))
                                <= 0.25 * client.get(0)
                        && contract.equals(api.applications().get(i).get("NAME_CONTRACT_TYPE")));
        // When
        var once = api.json(path(someone, "band=AMT_CREDIT:0.25,NAME_CONTRACT_TYPE&neighbours=50"));
        var repeated = api.json(path(someone, "band=AMT_CREDIT:0.25&band=NAME_CONTRACT_TYPE&neighbours=50"));
        // Then
        assertThat(once).isEqualTo(repeated);
        assertThat(once.get("similarity").get("candidates").asInt()).isEqualTo(expected.size());
        assertThat(ids(once.get("neighbours")))
                .isEqualTo(expected.stream()
                        .limit(50)
                        .map(each -> "application-" + each.number())
                        .toList());
    }

    @Test
    void no_application_of_the_clients_own_is_similar() throws Exception {
        try (var own = Api.start()) {
            // Given
            int someone = 30;
            var others = similar(own, someone, _ -> true);
            var again = new ArrayList<Keyed<CreditDecision>>();
            for (var application : List.of("earlier", "later")) {
                again.add(Keyed.of(CreditDecision.newBuilder(own.decisions().get(someone))
                        .setApplicationId(application)
                        .build()));
            }
            // When
            Writing.write(own.database(), own.source(), own.source().topics().decisions(), again);
            // Then
            for (var application : List.of("application-" + someone, "earlier", "later")) {
                var told = own.json("/api/v1/decisions/applicant-%d/%s/comparison?similar=300&neighbours=100"
                        .formatted(someone, application));
                assertThat(ids(told.get("neighbours")))
                        .isEqualTo(others.stream()
                                .limit(100)
                                .map(each -> "application-" + each.number())
                                .toList());
                assertThat(told.get("similarity").get("candidates").asInt()).isEqualTo(Api.DECISIONS - 1);
                assertThat(told.get("similar").get("total").asInt()).isEqualTo(300);
                assertThat(told.get("everybody").get("total").asInt()).isEqualTo(Api.DECISIONS + 2);
            }
            assertThat(ids(own.json(path(others.getFirst().number(), "neighbours=100"))
                            .get("neighbours")))
                    .contains("earlier", "later");
        }
    }

    @Test
    void who_is_erased_is_in_no_group_and_has_no_comparison() throws Exception {
        try (var own = Api.start()) {
            // Given
            int someone = 30;
            var before = similar(own, someone, _ -> true);
            int nearest = before.getFirst().number();
            int other = before.get(1).number();
            assertThat(ids(own.json(path(someone, "neighbours=1")).get("neighbours")))
                    .containsExactly("application-" + nearest);
            // When
            Writing.write(
                    own.database(),
                    own.source(),
                    own.source().topics().applications(),
                    List.of(Keyed.forget("applicant-" + nearest)));
            // Then
            var told = own.json(path(someone, "neighbours=1"));
            assertThat(ids(told.get("neighbours"))).containsExactly("application-" + other);
            assertThat(told.get("everybody").get("total").asInt()).isEqualTo(Api.DECISIONS - 1);
            assertThat(told.get("similarity").get("candidates").asInt()).isEqualTo(Api.DECISIONS - 2);
            assertThat(own.get(path(nearest, "")).statusCode()).isEqualTo(404);
            for (var query : List.of(
                    "features/AMT_CREDIT",
                    "features/AMT_CREDIT?bins=9",
                    "features/NAME_CONTRACT_TYPE",
                    "relations/AMT_CREDIT/CNT_CHILDREN",
                    "summary")) {
                var counted = own.json("/api/v1/populations/" + query);
                assertThat(counted.get("all").get("total").asInt()).isEqualTo(Api.DECISIONS - 1);
                long cells = 0;
                for (var list : List.of("cells", "crossings", "steps")) {
                    for (var each : counted.path(list)) {
                        cells += each.get("counts").get("total").asLong();
                    }
                }
                assertThat(cells).isEqualTo(Api.DECISIONS - 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "similar=0, 400",
        "similar=2001, 400",
        "similar=many, 400",
        "neighbours=-1, 400",
        "neighbours=101, 400",
        "features=nothing, 400",
        "features=, 400",
        "features=%00, 400",
        "band=AMT_CREDIT, 400",
        "band=AMT_CREDIT:NaN, 400",
        "band=AMT_CREDIT:-1, 400",
        "band=AMT_CREDIT:1e999, 400",
        "band=NAME_CONTRACT_TYPE:0.5, 400",
        "band=nothing:0.5, 400",
        "band=:, 400"
    })
    void what_cannot_be_answered_is_a_problem_that_says_why(String query, int status) {
        // When
        var response = api.get(path(17, query));
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void more_than_can_be_answered_is_refused() {
        assertThat(api.get(path(17, "features=" + "AMT_CREDIT,".repeat(30) + "AMT_CREDIT"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.get(path(17, "band=" + "AMT_CREDIT:1,".repeat(10) + "AMT_CREDIT:1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/decisions/nobody/nothing/comparison").statusCode())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/decisions/%00/nothing/comparison").statusCode())
                .isEqualTo(404);
    }
}
