package scoreline.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HomeCreditCatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.homeCredit();
    private static final List<String> ENVELOPE = List.of("application_id", "applicant_id", "submitted_at");

    @Test
    void its_fields_are_the_columns_of_the_wire_in_order_and_kind() throws IOException {
        // Given
        Path avsc = Path.of(System.getProperty("scoreline.root", ".."), "schemas/src/main/avro/CreditApplication.avsc");
        var columns = new LinkedHashMap<String, Field.Kind>();
        for (JsonNode field : new ObjectMapper().readTree(avsc.toFile()).get("fields")) {
            if (!ENVELOPE.contains(field.get("name").asText())) {
                String type = field.get("type").get(1).asText();
                columns.put(
                        field.get("name").asText(), type.equals("string") ? Field.Kind.CATEGORY : Field.Kind.NUMBER);
            }
            assertThat(field.get("doc").asText()).as(field.get("name").asText()).isNotBlank();
        }
        // When
        Map<String, Field.Kind> fields = CATALOGUE.fields().stream()
                .collect(Collectors.toMap(Field::name, Field::kind, (a, _) -> a, LinkedHashMap::new));
        // Then
        assertThat(fields).hasSize(120).containsExactlyEntriesOf(columns);
    }

    @Test
    void every_category_of_a_field_has_words_that_tell_it_from_the_others() {
        // Given
        var fields = CATALOGUE.fields().stream()
                .filter(field -> field.kind() == Field.Kind.CATEGORY)
                .toList();
        // Then
        assertThat(fields).hasSize(16).allSatisfy(field -> {
            var words = field.categories().values();
            assertThat(words).as(field.name()).hasSizeGreaterThan(1);
            assertThat(words.stream().map(Text::en)).doesNotHaveDuplicates().noneMatch(text -> text.contains("XNA"));
            assertThat(words.stream().map(Text::fr)).doesNotHaveDuplicates();
        });
        assertThat(CATALOGUE
                        .fields()
                        .get(CATALOGUE.field("OCCUPATION_TYPE").orElseThrow())
                        .category("Laborers"))
                .isEqualTo(new Text("Labourers", "Ouvriers"));
    }

    @Test
    void every_field_but_gender_is_a_feature_and_gender_is_read_by_none() {
        // Given
        int gender = CATALOGUE.field("CODE_GENDER").orElseThrow();
        // When
        List<Integer> raw = CATALOGUE.features().stream()
                .filter(feature ->
                        feature.formula() instanceof Formula.Number || feature.formula() instanceof Formula.Category)
                .map(feature -> feature.formula().fields().getFirst())
                .toList();
        // Then
        assertThat(raw)
                .containsExactlyElementsOf(
                        IntStream.range(0, 120).filter(i -> i != gender).boxed().toList());
        assertThat(CATALOGUE.fields().stream().filter(Field::protectedAttribute))
                .extracting(Field::name)
                .containsExactly("CODE_GENDER");
        assertThat(CATALOGUE.features())
                .noneMatch(feature -> feature.formula().fields().contains(gender));
    }

    @Test
    void every_feature_reads_only_what_is_known_when_the_decision_is_made() {
        assertThat(CATALOGUE.features())
                .allMatch(feature -> feature.formula().fields().stream()
                        .allMatch(field ->
                                CATALOGUE.fields().get(field).availability().atDecision()));
    }

    @Test
    void labels_are_there_in_both_languages_and_tell_features_apart() {
        // When
        List<Text> labels = CATALOGUE.features().stream().map(Feature::label).toList();
        // Then
        assertThat(labels).extracting(Text::en).doesNotHaveDuplicates().allMatch(text -> text.length() <= 80);
        assertThat(labels).extracting(Text::fr).doesNotHaveDuplicates().allMatch(text -> text.length() <= 80);
        assertThat(CATALOGUE.groups()).extracting(group -> group.label().en()).doesNotHaveDuplicates();
        assertThat(CATALOGUE.groups()).extracting(group -> group.label().fr()).doesNotHaveDuplicates();
        assertThat(CATALOGUE.groups())
                .allMatch(group -> CATALOGUE.features().stream()
                        .anyMatch(feature -> feature.group().equals(group.code())));
    }

    @Test
    void an_application_without_income_loan_birth_or_contract_is_not_one() {
        assertThat(CATALOGUE.fields().stream().filter(Field::mandatory))
                .extracting(Field::name)
                .containsExactlyInAnyOrder("AMT_INCOME_TOTAL", "AMT_CREDIT", "DAYS_BIRTH", "NAME_CONTRACT_TYPE");
    }

    @Test
    void the_file_has_one_line_for_each_field_group_and_feature() {
        // Given
        String file = new String(Catalogue.homeCreditJson(), StandardCharsets.UTF_8);
        // When
        List<String> elements =
                file.lines().filter(line -> line.startsWith("    {")).toList();
        // Then
        assertThat(elements)
                .hasSize(CATALOGUE.fields().size()
                        + CATALOGUE.groups().size()
                        + CATALOGUE.features().size());
    }

    @Test
    void a_made_up_client_has_the_features_one_computes_by_hand() {
        // Given
        Row row = application(Map.ofEntries(
                Map.entry("AMT_CREDIT", 300_000.0),
                Map.entry("AMT_ANNUITY", 15_000.0),
                Map.entry("AMT_GOODS_PRICE", 240_000.0),
                Map.entry("AMT_INCOME_TOTAL", 120_000.0),
                Map.entry("CNT_CHILDREN", 1.0),
                Map.entry("CNT_FAM_MEMBERS", 3.0),
                Map.entry("DAYS_BIRTH", -14_610.0),
                Map.entry("DAYS_EMPLOYED", -3_652.5),
                Map.entry("DAYS_ID_PUBLISH", -1_461.0),
                Map.entry("DAYS_REGISTRATION", -7_305.0),
                Map.entry("DAYS_LAST_PHONE_CHANGE", -730.5),
                Map.entry("OWN_CAR_AGE", 8.0),
                Map.entry("EXT_SOURCE_1", 0.5),
                Map.entry("EXT_SOURCE_2", 0.25),
                Map.entry("EXT_SOURCE_3", 0.32)));
        Map<String, Double> expected = Map.ofEntries(
                Map.entry("EXT_SOURCE_MEAN", 1.07 / 3),
                Map.entry("EXT_SOURCE_SUM", 1.07),
                Map.entry("EXT_SOURCE_PRODUCT", 0.04),
                Map.entry("EXT_SOURCE_MIN", 0.25),
                Map.entry("EXT_SOURCE_MAX", 0.5),
                Map.entry("EXT_SOURCE_MEDIAN", 0.32),
                Map.entry("EXT_SOURCE_WEIGHTED", 2.21),
                Map.entry("EXT_SOURCE_1_MINUS_2_MINUS_3", -0.07),
                Map.entry("EXT_SOURCE_1_3_ROOT", 0.4),
                Map.entry("EXT_SOURCE_MISSING_COUNT", 0.0),
                Map.entry("CREDIT_TO_ANNUITY", 20.0),
                Map.entry("ANNUITY_TO_CREDIT", 0.05),
                Map.entry("GOODS_MINUS_CREDIT", -60_000.0),
                Map.entry("CREDIT_TO_GOODS", 1.25),
                Map.entry("GOODS_MINUS_CREDIT_TO_INCOME", -0.5),
                Map.entry("GOODS_TO_ANNUITY", 16.0),
                Map.entry("CREDIT_TO_INCOME", 2.5),
                Map.entry("ANNUITY_TO_INCOME", 0.125),
                Map.entry("INCOME_PER_PERSON", 40_000.0),
                Map.entry("INCOME_PER_CHILD_AND_CLIENT", 60_000.0),
                Map.entry("CREDIT_PER_PERSON", 100_000.0),
                Map.entry("ANNUITY_PER_ADULT", 7_500.0),
                Map.entry("CREDIT_PER_CHILD", 300_000.0),
                Map.entry("EMPLOYED_TO_AGE", 0.25),
                Map.entry("AGE_AT_JOB_START", 10_957.5),
                Map.entry("AGE_AT_ID_ISSUE", 13_149.0),
                Map.entry("AGE_AT_REGISTRATION", 7_305.0),
                Map.entry("PHONE_CHANGE_TO_AGE", 0.05),
                Map.entry("PHONE_CHANGE_TO_EMPLOYED", 0.2),
                Map.entry("AGE_AT_LOAN_END", 15_210.0),
                Map.entry("CAR_AGE_TO_AGE", 0.2),
                Map.entry("CAR_AGE_MINUS_EMPLOYED", -2.0),
                Map.entry("CAR_AGE_TO_EMPLOYED", 0.8),
                Map.entry("HOUSING_MISSING_COUNT", 47.0),
                Map.entry("MISSING_COUNT", 104.0));
        // When
        Map<String, Double> actual = expected.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> feature(name).of(row)));
        // Then
        actual.forEach((name, value) ->
                assertThat(value).as(name).isCloseTo(expected.getOrDefault(name, Double.NaN), within(1e-6)));
    }

    @Test
    void a_pensioner_has_no_time_in_a_job() {
        // When
        Row row = application(Map.of("DAYS_EMPLOYED", 365_243.0, "DAYS_BIRTH", -22_000.0, "OWN_CAR_AGE", 3.0));
        // Then
        assertThat(List.of(
                        "DAYS_EMPLOYED",
                        "EMPLOYED_TO_AGE",
                        "AGE_AT_JOB_START",
                        "CAR_AGE_MINUS_EMPLOYED",
                        "CAR_AGE_TO_EMPLOYED"))
                .allMatch(name -> Double.isNaN(feature(name).of(row)));
    }

    @RepeatedTest(100)
    void any_application_has_features_that_are_finite_or_missing(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var numbers = new double[120];
        var texts = new @Nullable String[120];
        for (int i = 0; i < 120; i++) {
            numbers[i] = switch (random.nextInt(6)) {
                case 0 -> Double.NaN;
                case 1 -> 0;
                case 2 -> 365_243;
                case 3 -> Double.longBitsToDouble(random.nextLong());
                default -> random.nextInt(-20_000, 20_000);
            };
            texts[i] = random.nextBoolean() ? "some" : null;
        }
        var row = new Row(numbers, texts);
        // When
        List<Double> values = new ArrayList<>();
        for (Feature feature : CATALOGUE.features()) {
            values.add(feature.formula().of(row));
        }
        // Then
        assertThat(values).noneMatch(value -> Double.isInfinite(value));
    }

    private static Formula feature(String name) {
        return CATALOGUE.features().get(CATALOGUE.feature(name).orElseThrow()).formula();
    }

    /** The numbers that are given; everything else is missing. */
    private static Row application(Map<String, Double> given) {
        var numbers = new double[CATALOGUE.fields().size()];
        Arrays.fill(numbers, Double.NaN);
        given.forEach((name, value) -> numbers[CATALOGUE.field(name).orElseThrow()] = value);
        return new Row(numbers, new @Nullable String[numbers.length]);
    }
}
