package scoreline.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.Aggregate.Comparison;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;

class HistoryReaderTest {
    private static final String SOURCES = """
            [
              {"name": "loans", "label": {"en": "Loans", "fr": "Prêts"}, "fields": [
                {"name": "amount", "kind": "NUMBER", "sentinels": [-1], "label": {"en": "Amount", "fr": "Montant"}, "unit": "currency"},
                {"name": "due", "kind": "DAY", "label": {"en": "Due", "fr": "Échéance"}, "unit": "days"},
                {"name": "kind", "kind": "CATEGORY", "label": {"en": "Kind", "fr": "Type"}, "unit": "category"}
              ]}
            ]""";
    private static final String COUNT = """
            {"op": "history", "source": "loans", "statistic": "count"}""";

    @Test
    void an_aggregate_is_read_as_it_is_written() {
        // When
        Catalogue catalogue = read(SOURCES, """
                {"op": "history", "source": "loans", "months": 12, "statistic": "slope", "last": 6,
                 "where": [
                   {"field": "kind", "is": ["A", "B"]},
                   {"field": "amount", "atMost": 5},
                   {"value": {"op": "difference", "of": ["due", {"application": "s"}]}, "above": 0.5}],
                 "value": {"op": "ratio", "of": ["amount", {"application": "a"}]}}""");
        // Then
        assertThat(catalogue.history()).extracting(HistorySource::name).containsExactly("loans");
        assertThat(catalogue.history().getFirst().fields())
                .extracting(HistoryField::kind)
                .containsExactly(HistoryField.Kind.NUMBER, HistoryField.Kind.DAY, HistoryField.Kind.CATEGORY);
        assertThat(catalogue.history().getFirst().fields().getFirst().sentinels())
                .containsExactly(-1.0);
        assertThat(catalogue.history().getFirst().field("kind")).hasValue(2);
        assertThat(catalogue.aggregates())
                .containsExactly(new Aggregate(
                        0,
                        List.of(
                                new Condition.Is(2, Set.of("A", "B")),
                                new Condition.Compares(new Operand.Recorded(0), Comparison.AT_MOST, 5),
                                new Condition.Compares(
                                        new Operand.Difference(new Operand.Recorded(1), new Operand.Applied(3)),
                                        Comparison.ABOVE,
                                        0.5)),
                        12,
                        new Operand.Ratio(new Operand.Recorded(0), new Operand.Applied(0)),
                        Statistic.SLOPE,
                        6));
        assertThat(catalogue.features().getFirst().formula().fields()).containsExactlyInAnyOrder(0, 3);
    }

    @ParameterizedTest
    @CsvSource({"above, ABOVE", "atLeast, AT_LEAST", "below, BELOW", "atMost, AT_MOST", "equals, EQUALS"})
    void a_comparison_is_read_as_it_is_written(String property, Comparison comparison) {
        // When
        Catalogue catalogue = read(SOURCES, counting("{\"field\": \"amount\", \"" + property + "\": 2}"));
        // Then
        assertThat(catalogue.aggregates().getFirst().where())
                .containsExactly(new Condition.Compares(new Operand.Recorded(0), comparison, 2));
    }

    @Test
    void an_aggregate_asked_for_twice_is_one() {
        // When
        Catalogue catalogue = read(SOURCES, "{\"op\": \"ratio\", \"of\": [" + COUNT + ", " + COUNT + "]}");
        // Then
        assertThat(catalogue.aggregates()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": "loans", "label"      | {"label"                                | a history source has no name.
            "name": "loans"                | "name": " "                             | a history source has no name.
            "name": "loans",               | "name": "loans", "colour": "red",       | the history source loans has the unknown property colour.
            "label": {"en": "Loans", "fr": "Prêts"}, | ``                            | the history source loans has no label.
            {"en": "Loans", "fr": "Prêts"} | "Loans"                                 | the label of the history source loans must be a JSON object.
            , "fr": "Prêts"                | ``                                      | the label of the history source loans has no fr.
            "name": "amount",              | ``                                      | a field of the history source loans has no name.
            "kind": "NUMBER",              | ``                                      | the field of the history source loans amount has no kind.
            "kind": "NUMBER"               | "kind": "TEXT"                          | the field of the history source loans amount must have one of NUMBER, CATEGORY, DAY as its kind.
            "sentinels": [-1]              | "sentinels": -1                         | the field of the history source loans amount must have a list as its sentinels.
            "sentinels": [-1]              | "sentinels": ["-1"]                     | the field of the history source loans amount must have a number as its sentinels.
            "kind": "DAY"                  | "kind": "DAY", "sentinels": [365243]    | the history field due is no number and has no sentinels.
            "kind": "CATEGORY"             | "kind": "CATEGORY", "sentinels": [0]    | the history field kind is no number and has no sentinels.
            , "unit": "currency"           | ``                                      | the field of the history source loans amount has no unit.
            "unit": "currency"             | "unit": "currency", "mandatory": true   | the field of the history source loans amount has the unknown property mandatory.
            "en": "Amount",                | ``                                      | the label of the field of the history source loans amount has no en.
            "name": "due"                  | "name": "amount"                        | the field of loans amount is listed twice.
            """)
    void a_source_that_is_not_as_it_must_be_is_refused_in_a_sentence(String good, String bad, String sentence) {
        // Given
        assertThat(SOURCES).contains(good);
        String sources = SOURCES.replaceFirst(Pattern.quote(good), bad);
        // Then
        assertThatThrownBy(() -> read(sources, COUNT))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source": "loans", "fields": 1}                                                    | has the unknown property fields.
            {"statistic": "count"}                                                              | has no source.
            {"source": 1, "statistic": "count"}                                                 | must have a text as its source.
            {"source": "cards", "statistic": "count"}                                           | uses the unknown history source cards.
            {"source": "loans"}                                                                 | has no statistic.
            {"source": "loans", "statistic": "COUNT"}                                           | must have one of count, first, last, max, mean, min, share, slope, sum, variance as its statistic.
            {"source": "loans", "statistic": "sum"}                                             | has no value.
            {"source": "loans", "statistic": "sum", "value": null}                              | has no value.
            {"source": "loans", "statistic": "count", "value": "amount"}                        | counts records and takes no value.
            {"source": "loans", "statistic": "share", "value": "amount"}                        | counts records and takes no value.
            {"source": "loans", "statistic": "slope", "value": "amount"}                        | has no last.
            {"source": "loans", "statistic": "slope", "value": "amount", "last": 1}             | must have a whole number between 2 and 1000 as its last.
            {"source": "loans", "statistic": "slope", "value": "amount", "last": 1001}          | must have a whole number between 2 and 1000 as its last.
            {"source": "loans", "statistic": "slope", "value": "amount", "last": 2.5}           | must have a whole number as its last.
            {"source": "loans", "statistic": "mean", "value": "amount", "last": 5}              | has a last, which only a slope takes.
            {"source": "loans", "statistic": "count", "months": 0}                              | must have a whole number between 1 and 1200 as its months.
            {"source": "loans", "statistic": "count", "months": 1201}                           | must have a whole number between 1 and 1200 as its months.
            {"source": "loans", "statistic": "count", "months": "12"}                           | must have a whole number as its months.
            {"source": "loans", "statistic": "count", "where": {"field": "amount", "above": 0}} | must have a list as its where.
            {"source": "loans", "statistic": "sum", "value": "rate"}                            | uses the field rate, which loans does not have.
            {"source": "loans", "statistic": "sum", "value": "kind"}                            | cannot compute with the category kind.
            {"source": "loans", "statistic": "sum", "value": {"application": "z"}}              | uses the application's z, which is no number field of it.
            {"source": "loans", "statistic": "sum", "value": {"application": "t"}}              | uses the application's t, which is no number field of it.
            """)
    void an_aggregate_that_cannot_be_computed_is_refused_in_a_sentence(String formula, String sentence) {
        assertThatThrownBy(() -> read(SOURCES, formula.replaceFirst("\\{", "{\"op\": \"history\", ")))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the history of the feature FIRST " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                                              | must be a JSON object.
            {"op": "ratio", "of": ["amount", "due"], "x":1}| has the unknown property x.
            {"op": "ratio"}                                | has no of.
            {"op": "ratio", "of": "amount"}                | must have a list as its of.
            {"op": "ratio", "of": ["amount"]}              | has 1 operands where it takes 2.
            {"op": "ratio", "of": ["due", "due", "due"]}   | has 3 operands where it takes 2.
            {"of": ["amount", "due"]}                      | has no op.
            {"op": "sum", "of": ["amount", "due"]}         | is neither a ratio nor a difference.
            {"application": 5}                             | must have a text as its application.
            {"application": "a", "op": "ratio"}            | names the application's field and has more than that.
            """)
    void an_operand_that_cannot_be_computed_is_refused_in_a_sentence(String operand, String sentence) {
        // Given
        String formula = COUNT.replace("\"count\"", "\"sum\", \"value\": " + operand);
        // Then
        assertThatThrownBy(() -> read(SOURCES, formula))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("an operand of the history of the feature FIRST " + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "amount"                                      | must be a JSON object.
            {"field": "amount", "not": 5}                 | has the unknown property not.
            {}                                            | must compare one field or value with one constant.
            {"field": "amount"}                           | must compare one field or value with one constant.
            {"above": 1, "below": 5}                      | must compare one field or value with one constant.
            {"field": "amount", "value": "due"}           | must compare one field or value with one constant.
            {"field": "amount", "above": 1, "below": 5}   | must compare one field or value with one constant.
            {"field": "amount", "above": "1"}             | must have a number as its above.
            {"value": "amount", "equals": null}           | has no equals.
            {"field": "rate", "above": 1}                 | uses the field rate, which loans does not have.
            {"field": "kind", "above": 1}                 | cannot compute with the category kind.
            {"value": {"application": "z"}, "above": 1}   | uses the application's z, which is no number field of it.
            {"is": ["A"]}                                 | has no field.
            {"value": "kind", "is": ["A"]}                | has no field.
            {"field": "rate", "is": ["A"]}                | uses the field rate, which loans does not have.
            {"field": "amount", "is": ["5"]}              | asks what a field is that is no category, or more.
            {"field": "kind", "is": ["A"], "above": 1}    | asks what a field is that is no category, or more.
            {"field": "kind", "is": "A"}                  | must have a list as its is.
            {"field": "kind", "is": ["1", 2]}             | must have texts as its is.
            {"field": "kind", "is": [["A"]]}              | must have texts as its is.
            """)
    void a_condition_that_cannot_hold_is_refused_in_a_sentence(String condition, String sentence) {
        assertThatThrownBy(() -> read(SOURCES, counting(condition)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("a condition of the history of the feature FIRST " + sentence);
    }

    @Test
    void a_source_listed_twice_or_no_list_of_them_is_refused() {
        assertThatThrownBy(() -> read(SOURCES.replaceFirst("\\{(?s).*}", "$0, $0"), COUNT))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the history source loans is listed twice.");
        assertThatThrownBy(() -> read("{}", COUNT))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the catalogue must have a list as its history.");
        assertThatThrownBy(() -> read("[7]", COUNT))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("a history source has no name.");
    }

    @Test
    void a_source_may_be_asked_for_sixty_four_conditions_and_no_more() {
        assertThat(read(SOURCES, counting(conditions(64))).aggregates()).hasSize(1);
        assertThat(read(SOURCES, counting(conditions(64) + ", " + conditions(64)))
                        .aggregates())
                .hasSize(1);
        assertThatThrownBy(() -> read(SOURCES, counting(conditions(65))))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage(
                        "the history source loans is asked for 65 different conditions, more than the 64 it may be.");
    }

    private static String conditions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"field\": \"amount\", \"above\": " + i + "}")
                .collect(Collectors.joining(", "));
    }

    private static String counting(String conditions) {
        return COUNT.replace("}", ", \"where\": [" + conditions + "]}");
    }

    private static Catalogue read(String sources, String formula) {
        String json = SmallCatalogue.withFormula(formula)
                .replace("\"groups\": [", "\"history\": " + sources + ",\n  \"groups\": [");
        return Catalogue.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
