package scoreline.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HomeCreditHistoryCatalogueTest {
    private static final Catalogue PLAIN = Catalogue.homeCredit();
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
    private static final List<Feature> PAST = CATALOGUE.features().stream()
            .filter(feature -> feature.formula().readsPast())
            .toList();

    @Test
    void it_is_the_plain_one_and_the_past() {
        assertThat(CATALOGUE.withoutPast().features()).isEqualTo(PLAIN.features());
        assertThat(CATALOGUE.features()).startsWith(PLAIN.features().toArray(Feature[]::new));
        assertThat(CATALOGUE.fields()).isEqualTo(PLAIN.fields());
        assertThat(CATALOGUE.groups()).startsWith(PLAIN.groups().toArray(Group[]::new));
        assertThat(PAST)
                .hasSizeBetween(120, 200)
                .hasSize(CATALOGUE.features().size() - PLAIN.features().size());
    }

    @Test
    void its_sources_are_the_six_tables_beside_the_applications() {
        assertThat(CATALOGUE.history())
                .extracting(HistorySource::name)
                .containsExactly(
                        "bureau",
                        "bureau_balance",
                        "previous_application",
                        "installments_payments",
                        "POS_CASH_balance",
                        "credit_card_balance");
        assertThat(CATALOGUE.history()).allSatisfy(source -> {
            assertInBothLanguages(source.label());
            assertThat(source.fields()).isNotEmpty().allSatisfy(field -> assertInBothLanguages(field.label()));
            assertThat(source.fields()).extracting(field -> field.label().en()).doesNotHaveDuplicates();
            assertThat(source.fields()).extracting(field -> field.label().fr()).doesNotHaveDuplicates();
            assertThat(source.fields())
                    .filteredOn(field -> field.name().startsWith("DAYS_"))
                    .allMatch(field -> field.kind() == HistoryField.Kind.DAY);
        });
    }

    @Test
    void each_feature_of_the_past_says_what_it_is_in_both_languages() {
        assertThat(PAST).allSatisfy(feature -> {
            assertInBothLanguages(feature.label());
            assertThat(feature.unit()).as(feature.name()).isNotBlank();
            assertThat(feature.direction()).as(feature.name()).isNotNull();
        });
        assertThat(CATALOGUE.features())
                .extracting(feature -> feature.label().en())
                .doesNotHaveDuplicates();
        assertThat(CATALOGUE.features())
                .extracting(feature -> feature.label().fr())
                .doesNotHaveDuplicates();
        assertThat(CATALOGUE.groups()).extracting(group -> group.label().en()).doesNotHaveDuplicates();
        assertThat(CATALOGUE.groups()).extracting(group -> group.label().fr()).doesNotHaveDuplicates();
    }

    @Test
    void each_group_has_features() {
        // Given
        Set<String> used = new HashSet<>();
        // When
        CATALOGUE.features().forEach(feature -> used.add(feature.group()));
        // Then
        assertThat(CATALOGUE.groups()).extracting(Group::code).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void each_aggregate_is_there_once_and_read() {
        // When
        List<Integer> read = PAST.stream()
                .flatMap(feature -> aggregates(feature.formula()))
                .distinct()
                .sorted()
                .toList();
        // Then
        assertThat(read)
                .containsExactlyElementsOf(
                        IntStream.range(0, CATALOGUE.aggregates().size())
                                .boxed()
                                .toList());
        assertThat(CATALOGUE.aggregates()).doesNotHaveDuplicates();
        assertThat(CATALOGUE.features()).extracting(Feature::formula).doesNotHaveDuplicates();
    }

    @Test
    void each_aggregate_reads_only_fields_that_are_there() {
        assertThat(CATALOGUE.aggregates()).allSatisfy(aggregate -> {
            List<HistoryField> fields =
                    CATALOGUE.history().get(aggregate.source()).fields();
            for (int field : recorded(aggregate)) {
                assertThat(fields.get(field).kind()).isNotEqualTo(HistoryField.Kind.CATEGORY);
            }
            for (Aggregate.Condition condition : aggregate.where()) {
                if (condition instanceof Aggregate.Condition.Is(int field, Set<String> texts)) {
                    assertThat(fields.get(field).kind()).isEqualTo(HistoryField.Kind.CATEGORY);
                    assertThat(texts).isNotEmpty();
                }
            }
        });
    }

    @Test
    void no_feature_reads_what_is_protected_or_not_known_when_the_decision_is_made() {
        assertThat(PAST)
                .allMatch(feature -> feature.formula().fields().stream()
                        .map(CATALOGUE.fields()::get)
                        .allMatch(field -> field.kind() == Field.Kind.NUMBER
                                && field.availability().atDecision()
                                && !field.protectedAttribute()));
    }

    private static void assertInBothLanguages(Text text) {
        assertThat(text.en()).isNotBlank();
        assertThat(text.fr()).isNotBlank();
    }

    private static Stream<Integer> aggregates(Formula formula) {
        return formula instanceof Formula.Aggregated aggregated
                ? Stream.of(aggregated.aggregate())
                : formula.operands().stream().flatMap(HomeCreditHistoryCatalogueTest::aggregates);
    }

    /** The fields of its source that its value and its comparisons compute with. */
    private static List<Integer> recorded(Aggregate aggregate) {
        List<Integer> fields = new ArrayList<>();
        if (aggregate.value() != null) {
            addRecorded(aggregate.value(), fields);
        }
        for (Aggregate.Condition condition : aggregate.where()) {
            if (condition instanceof Aggregate.Condition.Compares compares) {
                addRecorded(compares.value(), fields);
            }
        }
        return fields;
    }

    private static void addRecorded(Aggregate.Operand operand, List<Integer> fields) {
        switch (operand) {
            case Aggregate.Operand.Recorded(int field) -> fields.add(field);
            case Aggregate.Operand.Applied _ -> {}
            case Aggregate.Operand.Ratio(var over, var under) -> {
                addRecorded(over, fields);
                addRecorded(under, fields);
            }
            case Aggregate.Operand.Difference(var from, var subtracted) -> {
                addRecorded(from, fields);
                addRecorded(subtracted, fields);
            }
        }
    }
}
