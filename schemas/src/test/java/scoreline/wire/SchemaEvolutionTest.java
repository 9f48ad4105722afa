package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What may change in a schema once it is released. Avro alone would let a nullable field vanish, because its default stands in
 * for it; a scorer would then miss a feature without a word, so nothing released may vanish at all.
 */
class SchemaEvolutionTest {
    record Kept(Topic<?, ?> topic) {
        boolean allows(Schema changed) {
            var released = topic.forms().released();
            var names = names(changed).toList();
            return released.stream()
                            .allMatch(form ->
                                    topic.compatibility().broken(changed, form).isEmpty())
                    && released.stream().flatMap(SchemaEvolutionTest::names).allMatch(names::contains);
        }

        Schema current() {
            return topic.schema();
        }
    }

    static Stream<Kept> all() {
        return Stream.of(
                        Topics.of(Framing.singleObject()).all(),
                        MonitorTopics.of(Framing.singleObject()).all())
                .flatMap(List::stream)
                .map(Kept::new);
    }

    @Test
    void we_read_what_others_wrote_and_they_read_what_we_write() {
        // When
        var read = all().filter(kept -> kept.topic().compatibility() == Compatibility.BACKWARD_TRANSITIVE);
        // Then
        assertThat(read.map(kept -> kept.topic().name()))
                .containsExactly("credit.applications", "credit.history", "credit.outcomes");
    }

    @Test
    void a_reader_left_behind_counts_where_we_write_and_only_there() {
        // Given
        var earlier = Schema.createRecord("R", null, "n", false, List.of(text("a"), text("b")));
        // When
        var changed = Schema.createRecord("R", null, "n", false, List.of(text("a")));
        // Then
        assertThat(Compatibility.BACKWARD_TRANSITIVE.broken(changed, earlier)).isEmpty();
        assertThat(Compatibility.FULL_TRANSITIVE.broken(changed, earlier))
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1: b");
    }

    private static Schema.Field text(String name) {
        return new Schema.Field(name, Schema.create(Schema.Type.STRING));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_current_schema_keeps_every_promise_of_the_released_ones(Kept kept) {
        // Then
        assertThat(kept.topic().forms().released()).isNotEmpty();
        assertThat(kept.allows(kept.current())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_change_of_wording_changes_no_fingerprint(Kept kept) {
        // Given
        var reworded = changed(kept.current(), field -> new Schema.Field(field, field.schema()));
        // Then
        assertThat(SchemaNormalization.parsingFingerprint64(reworded))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(kept.current()));
        assertThat(kept.allows(reworded)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_field_may_be_removed(Kept kept) {
        // Given
        var fields = kept.current().getFields();
        // When
        var shorter = fields.stream().map(gone -> without(kept.current(), gone.name()));
        // Then
        assertThat(shorter).noneMatch(kept::allows);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_field_may_change_its_type(Kept kept) {
        // Given
        var map = Schema.createMap(Schema.create(Schema.Type.LONG));
        // When
        var retyped = kept.current().getFields().stream()
                .map(one -> changed(
                        kept.current(),
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
        var defaulted = with(kept.current(), new Schema.Field("added", text, null, ""));
        var bare = with(kept.current(), new Schema.Field("added", text));
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
        assertThat(new Kept(Topics.of(Framing.singleObject()).rejections()).allows(fewer))
                .isFalse();
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
