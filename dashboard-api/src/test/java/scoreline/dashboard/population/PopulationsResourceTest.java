package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.judgement.MadeUp;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class PopulationsResourceTest {
    private static final List<String> FEATURES = List.of("AMT_CREDIT", "CNT_CHILDREN", "NAME_CONTRACT_TYPE");
    private static final String CLIENT = "applicant=applicant-17&application=application-17";

    private final Api api = Api.shared();

    private float value(int feature, int decision) {
        return api.decisions().get(decision).getFeatureValues().get(feature);
    }

    private @Nullable String contract(int decision) {
        return (String) api.applications().get(decision).get("NAME_CONTRACT_TYPE");
    }

    private boolean holds(JsonNode spans, int cell, int feature, int decision) {
        var span = spans.get(cell);
        float value = value(feature, decision);
        return switch (Span.Kind.valueOf(span.get("kind").asText())) {
            case MISSING -> Float.isNaN(value);
            case BELOW -> value < upper(span);
            case ABOVE -> value > lower(span);
            case INTERVAL -> {
                boolean isLast = !spans.get(cell + 1).get("kind").asText().equals("INTERVAL");
                yield value >= lower(span) && (isLast ? value <= upper(span) : value < upper(span));
            }
            case CATEGORY -> span.get("category").asText().equals(contract(decision));
            case UNSEEN -> "Unheard of".equals(contract(decision));
            case SENTINEL, OTHER -> false;
        };
    }

    private static float lower(JsonNode span) {
        return Float.parseFloat(span.get("lower").asText());
    }

    private static float upper(JsonNode span) {
        return Float.parseFloat(span.get("upper").asText());
    }

    private static JsonNode spans(JsonNode cells) {
        var spans = Api.JSON.createArrayNode();
        cells.forEach(cell -> spans.add(cell.get("span")));
        return spans;
    }

    private void assertCounts(JsonNode counts, IntPredicate who) {
        var some = IntStream.range(0, Api.DECISIONS)
                .filter(who)
                .mapToObj(api.decisions()::get)
                .toList();
        Map<DecisionOutcome, Long> outcomes =
                some.stream().collect(Collectors.groupingBy(CreditDecision::getOutcome, Collectors.counting()));
        assertThat(counts.get("total").asLong()).isEqualTo(some.size());
        assertThat(counts.get("approved").asLong()).isEqualTo(outcomes.getOrDefault(DecisionOutcome.APPROVE, 0L));
        assertThat(counts.get("reviewed").asLong()).isEqualTo(outcomes.getOrDefault(DecisionOutcome.REVIEW, 0L));
        assertThat(counts.get("refused").asLong()).isEqualTo(outcomes.getOrDefault(DecisionOutcome.REFUSE, 0L));
        if (some.isEmpty()) {
            assertThat(counts.get("mean_probability").isNull()).isTrue();
        } else {
            double mean = some.stream()
                    .mapToDouble(CreditDecision::getProbabilityOfDefault)
                    .average()
                    .orElseThrow();
            assertThat(counts.get("mean_probability").asDouble()).isCloseTo(mean, within(1e-12));
            assertThat(counts.get("share_refused").asDouble())
                    .isEqualTo(outcomes.getOrDefault(DecisionOutcome.REFUSE, 0L) / (double) some.size());
        }
    }

    private void assertEachCell(JsonNode told, int feature) {
        var cells = told.get("cells");
        var spans = spans(cells);
        long all = 0;
        for (int c = 0; c < cells.size(); c++) {
            int cell = c;
            assertCounts(cells.get(c).get("counts"), i -> holds(spans, cell, feature, i));
            all += cells.get(c).get("counts").get("total").asLong();
        }
        assertThat(all).isEqualTo(Api.DECISIONS);
        assertCounts(told.get("all"), _ -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void each_decision_is_counted_in_the_cell_of_the_reference_that_holds_its_value(int feature) {
        // When
        var told = api.json("/api/v1/populations/features/" + FEATURES.get(feature));
        // Then
        assertEachCell(told, feature);
        assertThat(told.get("bundle").asText()).isEqualTo(api.bundle().sha256());
        assertThat(told.get("client").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 10", "0, 200", "1, 7"})
    void bins_are_of_equal_width_between_percentiles(int feature, int bins) {
        // Given
        float[] values = known(feature, _ -> true);
        float low = values[(int) Math.ceil(0.01 * values.length) - 1];
        float high = values[(int) Math.ceil(0.99 * values.length) - 1];
        // When
        var told = api.json("/api/v1/populations/features/" + FEATURES.get(feature) + "?bins=" + bins);
        // Then
        assertEachCell(told, feature);
        var cells = told.get("cells");
        assertThat(cells).hasSize(bins + 3);
        for (int i = 0; i < bins; i++) {
            var span = cells.get(i + 1).get("span");
            assertThat(lower(span)).isCloseTo(low + (high - low) * i / bins, within(0.01f));
            assertThat(upper(span)).isCloseTo(low + (high - low) * (i + 1) / bins, within(0.01f));
        }
        assertThat(lower(cells.get(1).get("span"))).isEqualTo(low);
        assertThat(upper(cells.get(bins).get("span"))).isEqualTo(high);
    }

    private float[] known(int feature, IntPredicate who) {
        var values = new float[Api.DECISIONS];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (who.test(i) && !Float.isNaN(value(feature, i))) {
                values[count++] = value(feature, i);
            }
        }
        float[] known = Arrays.copyOf(values, count);
        Arrays.sort(known);
        return known;
    }

    private double percentile(int feature, float value, IntPredicate who) {
        float[] values = known(feature, who);
        double below = 0;
        for (float each : values) {
            below += each < value ? 1 : each == value ? 0.5 : 0;
        }
        return 100 * below / values.length;
    }

    private boolean isApproved(int decision) {
        return api.decisions().get(decision).getOutcome() == DecisionOutcome.APPROVE;
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "0, '&bins=20'", "1, ''"})
    void a_client_stands_where_the_percentile_says(int feature, String more) {
        // Given
        int someone = IntStream.range(0, Api.DECISIONS)
                .filter(i -> !Float.isNaN(value(feature, i)))
                .skip(100)
                .findFirst()
                .orElseThrow();
        float value = value(feature, someone);
        // When
        var told = api.json("/api/v1/populations/features/%s?applicant=applicant-%d&application=application-%d%s"
                .formatted(FEATURES.get(feature), someone, someone, more));
        // Then
        var client = told.get("client");
        assertThat(Float.parseFloat(client.get("value").asText())).isEqualTo(value);
        assertThat(client.get("percentile_of_all").asDouble())
                .isCloseTo(percentile(feature, value, _ -> true), within(1e-9));
        assertThat(client.get("percentile_of_approved").asDouble())
                .isCloseTo(percentile(feature, value, this::isApproved), within(1e-9));
        assertThat(holds(spans(told.get("cells")), client.get("cell").asInt(), feature, someone))
                .isTrue();
    }

    @Test
    void a_client_without_a_value_has_a_cell_and_no_percentile() {
        // Given
        int someone = IntStream.range(0, Api.DECISIONS)
                .filter(i -> Float.isNaN(value(1, i)))
                .findFirst()
                .orElseThrow();
        // When
        var told =
                api.json("/api/v1/populations/features/CNT_CHILDREN?applicant=applicant-%d&application=application-%d"
                        .formatted(someone, someone));
        // Then
        var client = told.get("client");
        assertThat(client.get("value").isNull()).isTrue();
        assertThat(client.get("percentile_of_all").isNull()).isTrue();
        assertThat(told.get("cells")
                        .get(client.get("cell").asInt())
                        .get("span")
                        .get("kind")
                        .asText())
                .isEqualTo("MISSING");
    }

    @Test
    void a_category_is_told_by_its_name() {
        // Given
        int cash = IntStream.range(0, Api.DECISIONS)
                .filter(i -> "Cash loans".equals(contract(i)))
                .findFirst()
                .orElseThrow();
        // When
        var told = api.json(
                "/api/v1/populations/features/NAME_CONTRACT_TYPE?applicant=applicant-%d&application=application-%d"
                        .formatted(cash, cash));
        // Then
        var client = told.get("client");
        assertThat(client.get("category").asText()).isEqualTo("Cash loans");
        assertThat(told.at("/feature/category_words")).isEqualTo(Api.parse("{\"Revolving\": \"Revolving credit\"}"));
        assertThat(told.get("cells")
                        .get(client.get("cell").asInt())
                        .get("span")
                        .get("category")
                        .asText())
                .isEqualTo("Cash loans");
    }

    @Test
    void labels_are_in_the_language_of_the_reader() {
        // When
        var response = api.send(api.as(Role.ANALYST, "/api/v1/populations/features/AMT_CREDIT")
                .header("Accept-Language", "fr-CH, en;q=0.5")
                .build());
        // Then
        var feature = Api.parse(response.body()).get("feature");
        assertThat(feature.get("label").asText()).isEqualTo("Crédit");
        assertThat(feature.get("group").get("label").asText()).isEqualTo("Prêt");
        assertThat(feature.get("unit").asText()).isEqualTo("currency");
        assertThat(feature.get("kind").asText()).isEqualTo("NUMBER");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, ''", "0, 2, ''", "2, 1, ''", "2, 2, ''", "0, 2, '&bins=5'", "1, 0, '&bins=37'"})
    void two_features_are_counted_cell_by_cell(int one, int other, String more) {
        // When
        var told = api.json("/api/v1/populations/relations/%s/%s?%s%s"
                .formatted(FEATURES.get(one), FEATURES.get(other), CLIENT, more));
        // Then
        var ones = told.get("one").get("cells");
        var others = told.get("other").get("cells");
        assertThat(ones.size()).isLessThanOrEqualTo(40);
        assertThat(others.size()).isLessThanOrEqualTo(40);
        long all = 0;
        for (var crossing : told.get("crossings")) {
            int first = crossing.get("one").asInt();
            int second = crossing.get("other").asInt();
            assertCounts(crossing.get("counts"), i -> holds(ones, first, one, i) && holds(others, second, other, i));
            all += crossing.get("counts").get("total").asLong();
        }
        assertThat(all).isEqualTo(Api.DECISIONS);
        var client = told.get("client");
        assertThat(holds(ones, client.get("one").get("cell").asInt(), one, 17)).isTrue();
        assertThat(holds(others, client.get("other").get("cell").asInt(), other, 17))
                .isTrue();
    }

    @Test
    void a_summary_counts_hour_by_hour() {
        // Given
        var byHour = new TreeMap<Instant, List<Integer>>();
        for (int i = 0; i < Api.DECISIONS; i++) {
            var hour = api.decisions().get(i).getSubmittedAt().truncatedTo(ChronoUnit.HOURS);
            byHour.computeIfAbsent(hour, _ -> new ArrayList<>()).add(i);
        }
        var newest = MadeUp.NOW.minusSeconds(1);
        // When
        var told = api.json("/api/v1/populations/summary");
        // Then
        assertThat(told.get("newest").asText()).isEqualTo(newest.toString());
        assertThat(told.get("steps")).hasSize(49);
        for (var step : told.get("steps")) {
            var in = byHour.getOrDefault(Instant.parse(step.get("start").asText()), List.of());
            assertCounts(step.get("counts"), in::contains);
        }
        assertCounts(told.get("all"), _ -> true);
        var hourAgo = newest.plusMillis(1).minus(1, ChronoUnit.HOURS);
        assertCounts(
                told.get("last_hour"),
                i -> !api.decisions().get(i).getSubmittedAt().isBefore(hourAgo));
    }

    @Test
    void a_summary_keeps_to_the_time_asked_for() {
        // Given
        var from = MadeUp.NOW.minusSeconds(4_000);
        var to = MadeUp.NOW.minusSeconds(1_000);
        // When
        var told = api.json("/api/v1/populations/summary?step=day&from=%s&to=%s".formatted(from, to));
        // Then
        assertThat(told.get("steps")).hasSize(1);
        assertCounts(
                told.get("steps").get(0).get("counts"),
                i -> !api.decisions().get(i).getSubmittedAt().isBefore(from)
                        && api.decisions().get(i).getSubmittedAt().isBefore(to));
    }

    @ParameterizedTest
    @CsvSource({
        "/features/AMT_CREDIT?bins=0, 400",
        "/features/AMT_CREDIT?bins=201, 400",
        "/features/AMT_CREDIT?bins=x, 400",
        "/features/AMT_CREDIT?bins=99999999999, 400",
        "/features/NAME_CONTRACT_TYPE?bins=3, 400",
        "/features/AMT_CREDIT?bundle=00, 400",
        "/features/AMT_CREDIT?bundle=00&applicant=applicant-1&application=application-1, 400",
        "/features/AMT_CREDIT?applicant=applicant-1, 400",
        "/features/AMT_CREDIT?application=application-1, 400",
        "/features/AMT_CREDIT?applicant=applicant-1&application=application-2, 404",
        "/features/AMT_CREDIT?applicant=%00&application=a, 404",
        "/features/CODE_GENDER, 404",
        "/features/%00, 404",
        "/relations/AMT_CREDIT/nothing, 404",
        "/relations/AMT_CREDIT/CNT_CHILDREN?bins=38, 400",
        "/relations/NAME_CONTRACT_TYPE/NAME_CONTRACT_TYPE?bins=3, 400",
        "/summary?step=week, 400",
        "/summary?from=yesterday, 400",
        "/summary?from=%2B1000000000-12-31T23:59:59Z, 400",
        "/summary?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, 400",
        "/summary?from=2020-03-02T00:00:00Z, 400",
        "/summary?to=1e999, 400"
    })
    void what_cannot_be_answered_is_a_problem_that_says_why(String path, int status) {
        // When
        var response = api.get("/api/v1/populations" + path);
        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void how_business_goes_is_not_for_who_looks_after_single_clients() {
        // When
        var response = api.send(
                api.as(Role.RELATIONSHIP_MANAGER, "/api/v1/populations/summary").build());
        // Then
        assertThat(response.statusCode()).isEqualTo(403);
    }
}
