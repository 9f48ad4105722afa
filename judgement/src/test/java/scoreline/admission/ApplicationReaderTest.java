package scoreline.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;
import static scoreline.wire.RejectionCode.INVALID_VALUE;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;
import static scoreline.wire.RejectionCode.TIME_OUT_OF_BOUNDS;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.judgement.MadeUp;
import scoreline.wire.RejectionCode;

class ApplicationReaderTest {
    private final ApplicationReader reader = ApplicationReader.of(MadeUp.SCHEMA, MadeUp.catalogue());

    private Admission read(GenericRecord application) {
        return reader.read(application, TimeBounds.usual(), NOW);
    }

    @Test
    void an_application_becomes_a_row_in_the_catalogues_order() {
        // When
        var admission = read(application("a-1", "p-1"));

        // Then
        assertThat(admission).isInstanceOfSatisfying(Admitted.class, admitted -> {
            assertThat(admitted.applicationId()).isEqualTo("a-1");
            assertThat(admitted.applicantId()).isEqualTo("p-1");
            assertThat(admitted.submittedAt()).isEqualTo(NOW.minus(Duration.ofHours(1)));
            assertThat(admitted.row().number(0)).isEqualTo(1_000.5);
            assertThat(admitted.row().number(1)).isEqualTo(2);
            assertThat(admitted.row().text(2)).isEqualTo("Cash loans");
        });
    }

    @Test
    void what_is_missing_and_not_mandatory_is_missing_in_the_row() {
        // Given
        var application = with(with(application("a", "p"), "CNT_CHILDREN", null), "NAME_CONTRACT_TYPE", " ");

        // When
        var admission = read(application);

        // Then
        assertThat(admission).isInstanceOfSatisfying(Admitted.class, admitted -> {
            assertThat(admitted.row().number(1)).isNaN();
            assertThat(admitted.row().text(2)).isNull();
        });
    }

    record Wrong(String field, @Nullable Object value, RejectionCode code) {}

    static List<Wrong> wrongs() {
        return List.of(
                new Wrong("application_id", "", MISSING_FIELD),
                new Wrong("application_id", " \t", MISSING_FIELD),
                new Wrong("application_id", "x".repeat(257), INVALID_VALUE),
                new Wrong("applicant_id", "", MISSING_FIELD),
                new Wrong("applicant_id", "x".repeat(257), INVALID_VALUE),
                new Wrong("submitted_at", NOW.plusSeconds(301).toEpochMilli(), TIME_OUT_OF_BOUNDS),
                new Wrong("submitted_at", NOW.minus(Duration.ofDays(366)).toEpochMilli(), TIME_OUT_OF_BOUNDS),
                new Wrong("submitted_at", Long.MIN_VALUE, TIME_OUT_OF_BOUNDS),
                new Wrong("submitted_at", Long.MAX_VALUE, TIME_OUT_OF_BOUNDS),
                new Wrong("AMT_CREDIT", null, MISSING_FIELD),
                new Wrong("AMT_CREDIT", Double.NaN, NOT_FINITE),
                new Wrong("AMT_CREDIT", Double.POSITIVE_INFINITY, NOT_FINITE),
                new Wrong("AMT_GOODS_PRICE", Double.NEGATIVE_INFINITY, NOT_FINITE),
                new Wrong("NAME_CONTRACT_TYPE", "x".repeat(1_001), INVALID_VALUE));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void what_is_wrong_is_refused_by_code_and_field(Wrong wrong) {
        // Given
        var application = with(application("a", "p"), wrong.field(), wrong.value());

        // When
        var admission = read(application);

        // Then
        assertThat(admission).isEqualTo(new Refused(wrong.code(), wrong.field()));
    }

    @Test
    void a_replay_admits_any_past() {
        // Given
        var application = with(application("a", "p"), "submitted_at", 0L);

        // When
        var admission = reader.read(application, TimeBounds.usual().forReplay(), NOW);

        // Then
        assertThat(admission).isInstanceOf(Admitted.class);
    }

    @Test
    void both_ends_of_the_time_bounds_are_admitted() {
        // Given
        var bounds = TimeBounds.usual();

        // Then
        assertThat(bounds.admit(NOW.plus(Duration.ofMinutes(5)), NOW)).isTrue();
        assertThat(bounds.admit(NOW.minus(Duration.ofDays(365)), NOW)).isTrue();
        assertThat(bounds.admit(NOW.plus(Duration.ofMinutes(5)).plusMillis(1), NOW))
                .isFalse();
        assertThat(bounds.admit(NOW.minus(Duration.ofDays(365)).minusMillis(1), NOW))
                .isFalse();
    }

    @RepeatedTest(30)
    void the_order_of_the_schemas_fields_does_not_matter(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var fields = MadeUp.SCHEMA.getFields().toArray(Schema.Field[]::new);
        for (int i = fields.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            var swapped = fields[i];
            fields[i] = fields[j];
            fields[j] = swapped;
        }
        var shuffled = Schema.createRecord("Shuffled", null, "test", false);
        shuffled.setFields(Arrays.stream(fields)
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());
        var original = application("a", "p");
        var application = new GenericData.Record(shuffled);
        MadeUp.SCHEMA.getFields().forEach(field -> application.put(field.name(), original.get(field.pos())));

        // When
        var admission = ApplicationReader.of(shuffled, MadeUp.catalogue()).read(application, TimeBounds.usual(), NOW);

        // Then
        assertThat(admission).isInstanceOfSatisfying(Admitted.class, admitted -> {
            assertThat(admitted.row().number(0)).isEqualTo(1_000.5);
            assertThat(admitted.row().number(1)).isEqualTo(2);
            assertThat(admitted.row().text(2)).isEqualTo("Cash loans");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application_id", "applicant_id", "submitted_at", "AMT_CREDIT"})
    void a_schema_that_lacks_a_field_is_refused_by_its_name(String lacking) {
        // Given
        var schema = Schema.createRecord("Lender", null, "test", false);
        schema.setFields(MadeUp.SCHEMA.getFields().stream()
                .filter(field -> !field.name().equals(lacking))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList());

        // Then
        assertThatThrownBy(() -> ApplicationReader.of(schema, MadeUp.catalogue()))
                .isInstanceOf(UnusableSchema.class)
                .hasMessage("test.Lender has no field " + lacking + ".");
    }

    @Test
    void a_schema_that_holds_a_number_as_text_is_refused() {
        // Given
        var millis = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
        var schema = SchemaBuilder.record("Lender")
                .namespace("test")
                .fields()
                .requiredString("application_id")
                .requiredString("applicant_id")
                .name("submitted_at")
                .type(millis)
                .noDefault()
                .requiredString("AMT_CREDIT")
                .requiredInt("CNT_CHILDREN")
                .requiredString("NAME_CONTRACT_TYPE")
                .endRecord();

        // Then
        assertThatThrownBy(() -> ApplicationReader.of(schema, MadeUp.catalogue()))
                .isInstanceOf(UnusableSchema.class)
                .hasMessage("test.Lender holds AMT_CREDIT in a type that cannot be read as a number.");
    }
}
