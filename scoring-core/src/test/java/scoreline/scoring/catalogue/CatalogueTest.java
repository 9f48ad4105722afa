package scoreline.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    @Test
    void a_catalogue_is_read_as_it_is_written() {
        // When
        Catalogue catalogue = read(SmallCatalogue.withFormula("{\"op\": \"ratio\", \"of\": [\"a\", \"s\"]}"));
        // Then
        assertThat(catalogue.name()).isEqualTo("small");
        assertThat(catalogue.version()).isEqualTo(1);
        assertThat(catalogue.fields()).extracting(Field::name).containsExactly("a", "b", "c", "s", "t");
        assertThat(catalogue.fields().get(3).sentinels()).containsExactly(365_243.0);
        assertThat(catalogue.fields().get(4).kind()).isEqualTo(Field.Kind.CATEGORY);
        assertThat(catalogue.fields().getFirst().availability())
                .isEqualTo(new Availability(true, new Text("Asked.", "Asked.")));
        assertThat(catalogue.groups().getFirst().label()).isEqualTo(new Text("Loan", "Prêt"));
        assertThat(catalogue.features().getFirst().isCategory()).isFalse();
        assertThat(catalogue.field("s")).hasValue(3);
        assertThat(catalogue.feature("FIRST")).hasValue(0);
        assertThat(catalogue.field("FIRST")).isEqualTo(OptionalInt.empty());
        assertThat(catalogue.feature("a")).isEqualTo(OptionalInt.empty());
    }

    @Test
    void a_feature_is_a_field_as_it_stands_where_nothing_is_computed() {
        assertThat(read(SmallCatalogue.withFormula("\"s\"")).featureOf(3)).hasValue(0);
        assertThat(read(SmallCatalogue.withFormula("\"t\"")).featureOf(4)).hasValue(0);
        assertThat(read(SmallCatalogue.withFormula("\"s\"")).featureOf(4)).isEmpty();
        assertThat(read(SmallCatalogue.withFormula("{\"op\": \"ratio\", \"of\": [\"a\", \"s\"]}"))
                        .featureOf(0))
                .isEmpty();
    }

    @Test
    void a_category_has_words_where_the_catalogue_has_them_and_else_its_name() {
        // Given
        var json = SmallCatalogue.withFormula("\"t\"");
        // When
        Catalogue told = read(json.replace(
                "\"kind\": \"CATEGORY\"",
                "\"kind\": \"CATEGORY\", \"categories\": {\"XNA\": {\"en\": \"Not said\", \"fr\": \"Non précisé\"}}"));
        Catalogue silent = read(json);
        // Then
        var words = new Text("Not said", "Non précisé");
        assertThat(told.categories(told.features().getFirst())).hasSize(1).containsEntry("XNA", words);
        assertThat(told.category(told.features().getFirst(), "XNA")).isEqualTo(words);
        assertThat(told.category(told.features().getFirst(), "B")).isEqualTo(new Text("B", "B"));
        assertThat(silent.categories(silent.features().getFirst())).isEmpty();
        assertThat(read(SmallCatalogue.json())
                        .categories(read(SmallCatalogue.json()).features().getFirst()))
                .isEmpty();
    }

    @Test
    void an_age_is_read_in_years_whichever_way_the_field_counts() {
        // Given
        Row row = new Row(new double[] {-36_525, 45, Double.NaN, 365_243, Double.NaN}, new String[5]);
        // When / Then
        assertThat(age("""
                {"field": "a", "oneYear": -365.25}""").years(row)).isEqualTo(100);
        assertThat(age("""
                {"field": "b", "oneYear": 1}""").years(row)).isEqualTo(45);
        assertThat(age("""
                {"field": "s", "oneYear": 365.25}""").years(row)).isNaN();
        assertThat(read(SmallCatalogue.json()).age()).isEmpty();
        assertThat(Catalogue.homeCredit().age().orElseThrow().field())
                .isEqualTo(Catalogue.homeCredit().field("DAYS_BIRTH").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"field": "z", "oneYear": 1}         | the age uses the unknown field z.
            {"field": "t", "oneYear": 1}         | the age must be read from a number, and t is a category.
            {"field": "a", "oneYear": 0}         | the age must have a number other than 0 as its oneYear.
            {"field": "a"}                       | the age has no oneYear.
            {"field": "a", "oneYear": "1"}       | the age must have a number as its oneYear.
            {"oneYear": 1}                       | the age has no field.
            {"field": "a", "oneYear": 1, "x": 1} | the age has the unknown property x.
            """)
    void an_age_that_cannot_be_read_is_refused_in_a_sentence(String age, String sentence) {
        assertThatThrownBy(() -> age(age)).isInstanceOf(UnusableCatalogue.class).hasMessage(sentence);
    }

    private static Age age(String json) {
        return read(SmallCatalogue.json().replace("\"groups\"", "\"age\": " + json + ", \"groups\""))
                .age()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "op-less"                                              | the feature FIRST uses the unknown field op-less.
            7                                                      | the feature FIRST has a formula that is neither a field nor an operator.
            null                                                   | the feature FIRST has no formula.
            {"of": ["a"]}                                          | the feature FIRST has a formula without an operator.
            {"op": "exec", "of": ["a"]}                            | the feature FIRST uses the unknown operator exec.
            {"op": "ratio", "of": ["a", "z"]}                      | the feature FIRST uses the unknown field z.
            {"op": "ratio", "of": ["a"]}                           | the ratio of the feature FIRST has 1 operands where it takes 2.
            {"op": "difference", "of": ["a", "b", "c"]}            | the difference of the feature FIRST has 3 operands where it takes 2.
            {"op": "product", "of": ["a"]}                         | the product of the feature FIRST has 1 operands where it takes 2 or more.
            {"op": "square-root", "of": ["a", "b"]}                | the square-root of the feature FIRST has 2 operands where it takes 1.
            {"op": "mean", "of": []}                               | the mean of the feature FIRST has 0 operands where it takes 1 or more.
            {"op": "mean", "of": "a"}                              | the mean of the feature FIRST must have a list as its of.
            {"op": "mean", "of": ["a", "t"]}                       | the mean of the feature FIRST cannot compute with the category t.
            {"op": "sum", "of": ["a"], "weights": [1]}             | the sum of the feature FIRST has the unknown property weights.
            {"op": "weighted-sum", "of": ["a"]}                    | the weighted-sum of the feature FIRST has no weights.
            {"op": "weighted-sum", "of": ["a"], "weights": [1, 2]} | the weighted-sum of the feature FIRST has 2 weights for 1 operands.
            {"op": "weighted-sum", "of": ["a"], "weights": ["1"]}  | the weighted-sum of the feature FIRST must have a number as its weights.
            {"op": "weighted-sum", "of": ["a"], "weights": [1e999]} | the weighted-sum of the feature FIRST must have a number as its weights.
            """)
    void a_formula_that_cannot_be_computed_is_refused_in_a_sentence(String formula, String sentence) {
        assertThatThrownBy(() -> read(SmallCatalogue.withFormula(formula)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version": 1           | "version": 1.5                     | the catalogue must have a whole number as its version.
            "version": 1           | "versions": 1                      | the catalogue has the unknown property versions.
            "name": "small",       | ``                                 | the catalogue has no name.
            "name": "b"            | "name": "a"                        | the field a is listed twice.
            "name": "b"            | "name": " "                        | a field has no name.
            "name": "FIRST",       | ``                                 | a feature has no name.
            "kind": "CATEGORY"     | "kind": "TEXT"                     | the field t must have one of NUMBER, CATEGORY as its kind.
            "mandatory": false     | "mandatory": "no"                  | the field a must have true or false as its mandatory.
            "mandatory": false     | "mandatory": false, "colour": "red" | the field a has the unknown property colour.
            "protectedAttribute": false, | ``                           | the field a has no protectedAttribute.
            [365243]               | ["365243"]                         | the field s must have a number as its sentinels.
            [365243]               | [[]]                               | the field s must have numbers as its sentinels.
            "atDecision": true     | "atDecision": 1                    | the availability of the field a must have true or false as its atDecision.
            "why": "Asked."        | "why": ""                          | the availability of the field a must have a text as its why.
            , "fr": "Champ a"      | ``                                 | the label of the field a has no fr.
            , "fr": "Prêt"         | ``                                 | the label of the group LOAN has no fr.
            "en": "First",         | ``                                 | the label of the feature FIRST has no en.
            "label": {"en": "First", "fr": "Première"} | "label": "First" | the label of the feature FIRST must be a JSON object.
            "group": "LOAN"        | "group": "CAR"                     | the feature FIRST is of the unknown group CAR.
            "direction": "NONE"    | "direction": "UP"                  | the feature FIRST must have one of INCREASING, DECREASING, NONE as its direction.
            "unit": "ratio"        | "unit": null                       | the feature FIRST has no unit.
            "kind": "NUMBER"       | "kind": "NUMBER", "categories": {"Y": {"en": "yes", "fr": "oui"}} | the field a is a number and has no categories.
            "kind": "CATEGORY"     | "kind": "CATEGORY", "categories": ["Y"] | the field t must have an object as its categories.
            "kind": "CATEGORY"     | "kind": "CATEGORY", "categories": {"Y": "yes"} | the category Y of the field t must be a JSON object.
            "kind": "CATEGORY"     | "kind": "CATEGORY", "categories": {"Y": {"en": "yes"}} | the category Y of the field t has no fr.
            """)
    void an_element_that_is_not_as_it_must_be_is_refused_in_a_sentence(String good, String bad, String sentence) {
        // Given
        String json = SmallCatalogue.json();
        assertThat(json).contains(good);
        // Then
        assertThatThrownBy(() -> read(json.replaceFirst(Pattern.quote(good), bad)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage(sentence);
    }

    @Test
    void a_feature_listed_twice_is_refused() {
        String json = SmallCatalogue.json();
        String feature =
                json.lines().filter(line -> line.contains("FIRST")).findFirst().orElseThrow();
        assertThatThrownBy(() -> read(json.replace(feature, feature + ",\n" + feature)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the feature FIRST is listed twice.");
    }

    @Test
    void a_category_has_neither_sentinels_nor_a_direction() {
        assertThatThrownBy(() -> read(SmallCatalogue.json()
                        .replace(
                                "\"kind\": \"NUMBER\", \"mandatory\": false, \"sentinels\": [365243]",
                                "\"kind\": \"CATEGORY\", \"mandatory\": false, \"sentinels\": [365243]")))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the field s is a category and has no sentinels.");
        assertThatThrownBy(() -> read(SmallCatalogue.withFormula("\"t\"").replace("\"NONE\"", "\"INCREASING\"")))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the feature FIRST is a category and has no direction.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"name\": \"a\", \"name\": \"b\"}", "\0\0"})
    void what_is_not_a_catalogue_is_refused_in_a_sentence(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnusableCatalogue.class)
                .message()
                .startsWith("the catalogue ")
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void a_catalogue_that_is_too_large_or_too_deep_or_not_text_is_refused() {
        assertThatThrownBy(() -> Catalogue.read(new byte[(1 << 20) + 1]))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the catalogue has 1048577 bytes, more than the 1048576 it may have.");
        assertThatThrownBy(() -> read("[".repeat(500_000)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessageContaining("nested deeper than 24 levels");
        assertThatThrownBy(() -> Catalogue.read("{\"name\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the catalogue is not written in UTF-8.");
    }

    @Test
    void more_than_two_thousand_features_are_refused() {
        // Given
        String json = SmallCatalogue.json();
        String feature =
                json.lines().filter(line -> line.contains("FIRST")).findFirst().orElseThrow();
        String many = IntStream.range(0, 2_001)
                .mapToObj(i -> feature.strip().replace("FIRST", "F" + i))
                .collect(Collectors.joining(",\n"));
        // Then
        assertThatThrownBy(() -> read(json.replace(feature, many)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the catalogue has 2001 features, more than the 2000 it may have.");
    }

    @RepeatedTest(300)
    void a_damaged_catalogue_loads_or_is_refused_and_nothing_else(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        byte[] json = SmallCatalogue.withFormula("{\"op\": \"ratio\", \"of\": [\"a\", \"s\"]}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }
        // When
        Throwable thrown = catchThrowable(() -> Catalogue.read(json));
        // Then
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(UnusableCatalogue.class);
            assertThat(thrown.getMessage()).isNotBlank().endsWith(".");
        }
    }

    private static Catalogue read(String json) {
        return Catalogue.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
