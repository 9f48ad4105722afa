package scoreline.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.catalogue.Availability;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.PlainCatalogue;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.Text;
import scoreline.wire.SchemaHistory;

class ApplicationSchemaTest {
    private static final Table TABLE = new Table(
            "id",
            "y",
            Optional.of(new Table.Time("applied", DateStyle.ISO)),
            Optional.empty(),
            List.of(new Table.Column("hired", "hired", Optional.of(DateStyle.ISO))),
            List.of());

    @Test
    void a_lenders_schema_has_the_envelope_and_a_nullable_field_for_each_of_the_catalogue() {
        // Given
        var catalogue = catalogue(
                field("amount", Field.Kind.NUMBER, "Loan amount (EUR)"),
                field("hired", Field.Kind.NUMBER, "Hired on"),
                field("trade", Field.Kind.CATEGORY, "Trade"));
        // When
        var schema = ApplicationSchema.of(catalogue).current();
        // Then
        assertThat(schema.getFullName()).isEqualTo("scoreline.lender.CreditApplication");
        assertThat(schema.getFields())
                .extracting(Schema.Field::name, field -> field.schema().toString(), Schema.Field::doc)
                .satisfiesExactly(
                        field -> assertThat(field.toList()).startsWith("application_id", "\"string\""),
                        field -> assertThat(field.toList()).startsWith("applicant_id", "\"string\""),
                        field -> assertThat(field.toList())
                                .startsWith("submitted_at", "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"),
                        field -> assertThat(field.toList())
                                .containsExactly("amount", "[\"null\",\"double\"]", "Loan amount (EUR). Number."),
                        field -> assertThat(field.toList())
                                .containsExactly(
                                        "hired",
                                        "[\"null\",\"double\"]",
                                        "Hired on. Whole days from that date to the day of submitted_at, both in UTC;"
                                                + " negative if it is later."),
                        field -> assertThat(field.toList())
                                .containsExactly("trade", "[\"null\",\"string\"]", "Trade. Category."));
        assertThat(ApplicationReader.of(schema, catalogue)).isNotNull();
    }

    @Test
    void home_credits_is_the_shipped_one() {
        assertThat(ApplicationSchema.of(Catalogue.homeCredit())).isEqualTo(SchemaHistory.application());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prêt", "loan amount", "2nd", "a-b", "submitted_at", "applicant_id"})
    void a_name_that_cannot_be_on_the_wire_is_refused_in_a_sentence(String name) {
        assertThatThrownBy(() -> ApplicationSchema.of(catalogue(
                        field("hired", Field.Kind.NUMBER, "Hired on"), field(name, Field.Kind.NUMBER, "Other"))))
                .isInstanceOf(UnusableSchema.class)
                .hasMessageContaining("The catalogue own has a field " + name + ", which is");
    }

    private static Catalogue catalogue(Field... fields) {
        return Catalogue.read(new PlainCatalogue("own", TABLE, List.of(fields)).json());
    }

    private static Field field(String name, Field.Kind kind, String label) {
        return new Field(
                name,
                kind,
                false,
                List.of(),
                false,
                new Availability(true, new Text("Asked.", "Asked.")),
                new Text(label, label),
                Collections.emptySortedMap(),
                "unit");
    }
}
