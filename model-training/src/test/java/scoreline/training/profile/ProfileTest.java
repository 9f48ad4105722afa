package scoreline.training.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.training.SmallCatalogue;
import scoreline.training.profile.Suspect.Reason;
import scoreline.training.validation.Ranking;

class ProfileTest {

    private static final int ROWS = 4_000;

    private final SplittableRandom random = new SplittableRandom(7);
    private final int[] targets =
            IntStream.range(0, ROWS).map(_ -> random.nextInt(10) == 0 ? 1 : 0).toArray();
    private final double[] credit = IntStream.range(0, ROWS)
            .mapToDouble(row -> random.nextDouble() + 0.3 * targets[row])
            .toArray();

    @Test
    void honest_fields_are_no_suspects() {
        // When
        Profile profile = profile(row -> random.nextDouble(), _ -> "any");
        // Then
        assertThat(profile.suspects()).isEmpty();
        assertThat(profile.inOneLine()).isEqualTo("3 fields, no suspect of leakage");
    }

    @Test
    void a_planted_leak_is_named_with_its_reason() {
        // When / Then
        assertThat(reasons(row -> targets[row])).contains(Reason.EQUALS_OUTCOME, Reason.RANKS_TOO_WELL);
        assertThat(reasons(row -> 5 * targets[row] + random.nextDouble(4))).containsExactly(Reason.RANKS_TOO_WELL);
        assertThat(reasons(row -> -2 * targets[row] - random.nextDouble(1.5))).containsExactly(Reason.RANKS_TOO_WELL);
        assertThat(reasons(row -> targets[row] == 1 ? random.nextDouble() : Double.NaN))
                .containsExactly(Reason.MISSING_TELLS);
        assertThat(reasons(row -> targets[row] == 1 && random.nextInt(10) == 0 ? random.nextDouble() : Double.NaN))
                .containsExactly(Reason.MISSING_DECIDES);
        assertThat(reasons(row -> 1_000 + (row * 7_919L) % ROWS)).containsExactly(Reason.LOOKS_LIKE_ID);
        assertThat(reasons(row -> row + 0.5 + random.nextDouble(50))).containsExactly(Reason.FOLLOWS_ORDER);
    }

    @Test
    void a_category_is_a_suspect_where_it_knows_the_outcome_and_not_for_being_fine() {
        // When
        Profile telling = profile(_ -> 1, row -> targets[row] == 1 ? "written off" : "paid");
        Profile fine = profile(_ -> 1, row -> "client " + row % 1_500);
        // Then
        assertThat(telling.suspects())
                .extracting(Suspect::field, Suspect::reason)
                .contains(tuple("WORK", Reason.EQUALS_OUTCOME));
        assertThat(telling.inOneLine()).isEqualTo("3 fields, 1 suspect of leakage: WORK");
        assertThat(fine.suspects()).isEmpty();
        assertThat(fine.fields().getLast().auc()).isCloseTo(0.5, within(0.06));
    }

    @Test
    void a_field_that_is_not_known_in_time_is_a_suspect() {
        // Given
        String json = new String(SmallCatalogue.json(List.of("CREDIT", "OTHER"), List.of("WORK")), UTF_8)
                .replaceFirst("\"atDecision\": true", "\"atDecision\": false");
        // When
        Profile profile = Profile.of(Catalogue.read(json.getBytes(UTF_8)), rows(_ -> 1, _ -> "any"), targets);
        // Then
        assertThat(profile.suspects()).containsExactly(Suspect.of("CREDIT", Reason.NOT_AT_DECISION));
    }

    @Test
    void a_table_sorted_by_outcome_is_a_suspect() {
        // Given
        int[] sorted = IntStream.of(targets).sorted().toArray();
        // When
        Profile profile = Profile.of(catalogue(), rows(_ -> random.nextDouble(), _ -> "any"), sorted);
        // Then
        assertThat(profile.suspects()).anySatisfy(suspect -> {
            assertThat(suspect.field()).isNull();
            assertThat(suspect.reason()).isEqualTo(Reason.ORDER_TELLS);
        });
        assertThat(profile.inOneLine()).contains("the order of the rows");
    }

    @Test
    void shares_rates_and_auc_are_those_of_a_count_by_hand() {
        // Given
        double[] other = IntStream.range(0, ROWS)
                .mapToDouble(row -> row % 4 == 0 ? Double.NaN : random.nextInt(3))
                .toArray();
        // When
        Profile profile = profile(row -> other[row], row -> row % 3 == 0 ? null : row % 3 == 1 ? "office" : "road");
        // Then
        FieldProfile numbers = profile.fields().get(1);
        long missing = IntStream.range(0, ROWS).filter(row -> row % 4 == 0).count();
        long defaults = IntStream.range(0, ROWS)
                .filter(row -> row % 4 == 0)
                .map(row -> targets[row])
                .sum();
        assertThat(numbers.missing()).isEqualTo(new Outcomes(missing, defaults));
        assertThat(numbers.missingShare()).isEqualTo(0.25);
        assertThat(numbers.distinct()).isEqualTo(3);
        int[] twos = IntStream.range(0, ROWS).filter(row -> other[row] == 2).toArray();
        assertThat(numbers.levels()).contains(new Level("2", 1, new Outcomes(twos.length, (long)
                IntStream.of(twos).map(row -> targets[row]).sum())));
        assertThat(profile.fields().getLast().levels())
                .extracting(Level::value)
                .containsExactlyInAnyOrder("office", "road");
        FieldProfile telling = profile.fields().getFirst();
        assertThat(telling.auc()).isCloseTo(Ranking.auc(credit, targets), within(1e-12));
        Spread spread = requireNonNull(telling.spread());
        long counted = IntStream.range(0, spread.repaid().size())
                .mapToLong(bin -> spread.repaid().get(bin) + spread.defaulted().get(bin))
                .sum();
        assertThat(counted + spread.below() + spread.above()).isEqualTo(ROWS);
        assertThat(spread.lowestFifth().rows()).isEqualTo(ROWS / 5);
    }

    @Test
    void rare_categories_are_told_together_and_nobodys_value_is_told() {
        // Given
        IntFunction<@Nullable String> works = row -> row < 19 ? "astronaut" : row < 60 ? "baker" : "clerk";
        IntToDoubleFunction value = row -> random.nextDouble(1_000, 2_000);
        double[] other = IntStream.range(0, ROWS).mapToDouble(value).toArray();
        // When
        Profile profile = profile(row -> other[row], works);
        // Then
        assertThat(profile.fields().getLast().levels())
                .extracting(Level::value)
                .containsExactly("clerk", "baker", null);
        assertThat(profile.fields().getLast().levels().getLast().outcomes()).isEqualTo(new Outcomes(19, null));
        Set<String> individual = IntStream.range(0, ROWS)
                .boxed()
                .flatMap(row -> List.of(credit[row], other[row]).stream())
                .map(exact -> Double.toString(exact))
                .map(exact -> exact.substring(0, Math.min(9, exact.length())))
                .collect(Collectors.toSet());
        profile.documents().forEach((name, bytes) -> {
            String text = new String(bytes, UTF_8);
            assertThat(text).doesNotContain("astronaut");
            assertThat(individual).noneMatch(text.replace(",", "")::contains);
        });
        Summary summary = requireNonNull(profile.fields().get(1).summary());
        assertThat(summary.low()).isEqualTo(1_000);
        assertThat(summary.high()).isEqualTo(2_000);
        assertThat(summary.median()).isCloseTo(1_500, within(40.0));
    }

    @Test
    void pages_are_well_formed_in_both_languages_and_the_same_each_time() throws Exception {
        // Given
        IntFunction<@Nullable String> works = row -> row % 2 == 0 ? "<b>A & \"B\"</b>" : "other\u0001";
        double[] other =
                IntStream.range(0, ROWS).mapToDouble(_ -> random.nextInt(40)).toArray();
        Profile profile = profile(row -> other[row], works);
        // When
        var documents = profile.documents();
        // Then
        assertThat(documents).containsOnlyKeys("profile.html", "profile.fr.html", "profile.json");
        for (String page : List.of("profile.html", "profile.fr.html")) {
            var html = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(documents.get(page)))
                    .getDocumentElement();
            assertThat(html.getAttribute("lang")).isEqualTo(page.contains("fr") ? "fr" : "en");
            assertThat(html.getElementsByTagName("b").getLength()).isZero();
            assertThat(html.getElementsByTagName("article").getLength()).isEqualTo(3);
            assertThat(html.getElementsByTagName("tbody")
                            .item(0)
                            .getChildNodes()
                            .getLength())
                    .isGreaterThanOrEqualTo(3);
            assertThat(new String(documents.get(page), UTF_8)).doesNotContain("NaN", "null", "http://fonts", "src=");
        }
        var again = profile(row -> other[row], works).documents();
        assertThat(again.get("profile.html")).isEqualTo(documents.get("profile.html"));
        assertThat(again.get("profile.json")).isEqualTo(documents.get("profile.json"));
        var json = new ObjectMapper().readTree(documents.get("profile.json"));
        assertThat(json.get("applications").get("rows").asInt()).isEqualTo(ROWS);
        assertThat(json.get("fields").get(1).get("missing_share").asDouble()).isZero();
        assertThat(new String(documents.get("profile.json"), UTF_8)).doesNotContain("NaN");
        // And: in the order of the record, and what is worked out from it behind, whatever JVM wrote it
        assertThat(json.at("/fields/0").properties())
                .extracting(Map.Entry::getKey)
                .startsWith("name", "label", "unit", "kind")
                .endsWith("separation", "remarks", "missing_share", "sentinel_share");
    }

    @Test
    void days_before_the_application_are_told_as_years_that_passed() {
        // Given
        String json = new String(SmallCatalogue.json(List.of("CREDIT", "OTHER"), List.of("WORK")), UTF_8)
                .replace("\"unit\": \"none\"", "\"unit\": \"days\"");
        IntToDoubleFunction days = row -> -3_000 + 1_000 * targets[row] - random.nextInt(2_000);
        // When
        Profile profile = Profile.of(Catalogue.read(json.getBytes(UTF_8)), rows(days, _ -> "any"), targets);
        // Then
        assertThat(requireNonNull(profile.fields().get(1).separation()).direction())
                .isEqualTo(Separation.Direction.HIGHER_IS_RISKIER);
        assertThat(new String(requireNonNull(profile.documents().get("profile.html")), UTF_8))
                .contains("years before the application", "the shorter, the riskier");
        assertThat(new Figures(profile, Language.ENGLISH).correlation(new Correlation("CREDIT", "OTHER", 0.4)))
                .isEqualTo(-0.4);
    }

    @Test
    void empty_and_constant_fields_are_profiled_too() {
        // When
        Profile empty = profile(_ -> Double.NaN, _ -> null);
        // Then
        assertThat(empty.fields().get(1).separation()).isNull();
        assertThat(empty.fields().get(1).remarks()).contains(Remark.MOSTLY_MISSING, Remark.ONE_VALUE);
        assertThat(empty.fields().getLast().levels()).isEmpty();
        assertThat(empty.documents()).hasSize(3);
    }

    @Test
    void a_profile_needs_both_outcomes() {
        // When / Then
        assertThatThrownBy(() -> Profile.of(catalogue(), rows(_ -> 1, _ -> "any"), new int[ROWS]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both outcomes");
    }

    private List<Reason> reasons(IntToDoubleFunction planted) {
        return profile(planted, _ -> "any").suspects().stream()
                .peek(suspect -> assertThat(suspect.field()).isEqualTo("OTHER"))
                .map(Suspect::reason)
                .toList();
    }

    private Profile profile(IntToDoubleFunction other, IntFunction<@Nullable String> work) {
        return Profile.of(catalogue(), rows(other, work), targets);
    }

    private static Catalogue catalogue() {
        return SmallCatalogue.of(List.of("CREDIT", "OTHER"), List.of("WORK"));
    }

    private List<Row> rows(IntToDoubleFunction other, IntFunction<@Nullable String> work) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Row(
                    new double[] {credit[row], other.applyAsDouble(row), Double.NaN},
                    new @Nullable String[] {null, null, work.apply(row)}));
        }
        return rows;
    }
}
