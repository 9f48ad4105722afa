package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What may change in a schema once it is released. Avro alone would let a nullable field vanish, because its default stands in
 * for it; a scorer would then miss a feature without a word, so nothing released may vanish at all.
 */
class SchemaEvolutionTest {
    record Kept(SchemaHistory history, SchemaValidator validator) {
        boolean allows(Schema changed) {
            try {
                validator.validate(changed, history.released().reversed());
            } catch (SchemaValidationException e) {
                return false;
            }
            var names = names(changed).toList();
            return history.released().stream()
                    .flatMap(SchemaEvolutionTest::names)
                    .allMatch(names::contains);
        }
    }

    /** We read what others wrote, long ago too. */
    static Kept application() {
        return new Kept(
                SchemaHistory.application(),
                new SchemaValidatorBuilder().canReadStrategy().validateAll());
    }

    /** Others read what we write, with a schema older or newer than ours. */
    static Kept decision() {
        return new Kept(
                SchemaHistory.decision(),
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll());
    }

    /** As decisions. */
    static Kept rejection() {
        return new Kept(
                SchemaHistory.rejection(),
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll());
    }

    /** As applications. */
    static Kept outcome() {
        return new Kept(
                SchemaHistory.outcome(),
                new SchemaValidatorBuilder().canReadStrategy().validateAll());
    }

    /** As decisions. */
    static Kept driftReport() {
        return new Kept(
                SchemaHistory.driftReport(),
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll());
    }

    /** As decisions. */
    static Kept driftAlert() {
        return new Kept(
                SchemaHistory.driftAlert(),
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll());
    }

    /** As decisions. */
    static Kept performance() {
        return new Kept(
                SchemaHistory.performance(),
                new SchemaValidatorBuilder().mutualReadStrategy().validateAll());
    }

    static Stream<Kept> all() {
        return Stream.of(application(), decision(), rejection(), outcome(), driftReport(), driftAlert(), performance());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_current_schema_keeps_every_promise_of_the_released_ones(Kept kept) {
        // Then
        assertThat(kept.history.released()).isNotEmpty();
        assertThat(kept.allows(kept.history.current())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_change_of_wording_changes_no_fingerprint(Kept kept) {
        // Given
        var reworded = changed(kept.history.current(), field -> new Schema.Field(field, field.schema()));
        // Then
        assertThat(SchemaNormalization.parsingFingerprint64(reworded))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(kept.history.current()));
        assertThat(kept.allows(reworded)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_field_may_be_removed(Kept kept) {
        // Given
        var fields = kept.history.current().getFields();
        // When
        var shorter = fields.stream().map(gone -> without(kept.history.current(), gone.name()));
        // Then
        assertThat(shorter).noneMatch(kept::allows);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_field_may_change_its_type(Kept kept) {
        // Given
        var map = Schema.createMap(Schema.create(Schema.Type.LONG));
        // When
        var retyped = kept.history.current().getFields().stream()
                .map(one -> changed(
                        kept.history.current(),
                        field -> field.name().equals(one.name())
                                ? new Schema.Field(field.name(), map)
                                : new Schema.Field(field, field.schema())));
        // Then
        assertThat(retyped).noneMatch(kept::allows);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_field_may_be_added_with_a_default_and_not_without(Kept kept) {
        // Given
        var text = Schema.create(Schema.Type.STRING);
        // When
        var defaulted = with(kept.history.current(), new Schema.Field("added", text, null, ""));
        var bare = with(kept.history.current(), new Schema.Field("added", text));
        // Then
        assertThat(kept.allows(defaulted)).isTrue();
        assertThat(kept.allows(bare)).isFalse();
    }

    @Test
    void no_rejection_code_may_be_removed() {
        // Given
        var code = Schema.createEnum("RejectionCode", null, "scoreline.wire", List.of("OTHER", "CONFLICT"), "OTHER");
        // When
        var fewer = changed(
                SchemaHistory.rejection().current(),
                field -> field.name().equals("code")
                        ? new Schema.Field("code", code)
                        : new Schema.Field(field, field.schema()));
        // Then
        assertThat(rejection().allows(fewer)).isFalse();
    }

    @Test
    void our_generated_classes_write_what_the_files_say() {
        // Then
        assertThat(SchemaNormalization.toParsingForm(CreditDecision.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.decision().current()));
        assertThat(SchemaNormalization.toParsingForm(RejectedApplication.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.rejection().current()));
        assertThat(SchemaNormalization.toParsingForm(LoanOutcome.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.outcome().current()));
        assertThat(SchemaNormalization.toParsingForm(DriftReport.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.driftReport().current()));
        assertThat(SchemaNormalization.toParsingForm(DriftAlert.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.driftAlert().current()));
        assertThat(SchemaNormalization.toParsingForm(CreditPerformance.getClassSchema()))
                .isEqualTo(SchemaNormalization.toParsingForm(
                        SchemaHistory.performance().current()));
    }

    /** Every field and symbol, by its path. */
    private static Stream<String> names(Schema schema) {
        return switch (schema.getType()) {
            case RECORD ->
                schema.getFields().stream()
                        .flatMap(field -> Stream.concat(
                                Stream.of(field.name()), names(field.schema()).map(name -> field.name() + "." + name)));
            case ENUM -> schema.getEnumSymbols().stream();
            case UNION -> schema.getTypes().stream().flatMap(SchemaEvolutionTest::names);
            case ARRAY -> names(schema.getElementType());
            case MAP -> names(schema.getValueType());
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> Stream.empty();
        };
    }

    private static Schema without(Schema schema, String name) {
        return record(
                schema,
                schema.getFields().stream()
                        .filter(field -> !field.name().equals(name))
                        .map(field -> new Schema.Field(field, field.schema()))
                        .toList());
    }

    private static Schema with(Schema schema, Schema.Field added) {
        var fields = new ArrayList<Schema.Field>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(added);
        return record(schema, fields);
    }

    private static Schema changed(Schema schema, UnaryOperator<Schema.Field> change) {
        return record(schema, schema.getFields().stream().map(change).toList());
    }

    private static Schema record(Schema schema, List<Schema.Field> fields) {
        return Schema.createRecord(schema.getName(), "other words", schema.getNamespace(), false, fields);
    }
}
