package scoreline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.ClassSecurityValidator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UntrustedDecoderTest {
    private static final SchemaHistory SHIPPED = SchemaHistory.application();
    private static final byte[] WHOLE = Topics.of(Framing.singleObject())
            .applications()
            .values()
            .serializer()
            .serialize("credit.applications", Samples.application());

    private final UntrustedDecoder decoder = new UntrustedDecoder(SHIPPED, Framing.singleObject());

    @Test
    void a_whole_application_decodes_with_strings_and_longs() {
        // When
        var application = decoded(decoder.decode(WHOLE));
        // Then
        assertThat(application.getSchema()).isSameAs(decoder.schema());
        assertThat(application.get(0)).isEqualTo("a-1");
        assertThat(application.get("NAME_CONTRACT_TYPE")).isEqualTo("Cash loans");
        assertThat(application.get("submitted_at")).isEqualTo(Samples.NOON.toEpochMilli());
    }

    @Test
    void the_outcome_does_not_print_the_applicant() {
        // When
        var text = decoder.decode(WHOLE).toString();
        // Then
        assertThat(text).isEqualTo("Decoded");
    }

    @Test
    void of_a_decision_only_the_fields_that_are_wanted_come_out_whatever_form_it_has() {
        // Given
        var decision = Samples.decision();
        byte[] whole = Topics.of(Framing.singleObject())
                .decisions()
                .values()
                .serializer()
                .serialize("", decision);
        var some = new UntrustedDecoder(
                SchemaHistory.decision().reading(List.of("outcome", "bundle_name")), Framing.singleObject());
        // When
        var read = decoded(some.decode(whole));
        var cutShort = some.decode(Arrays.copyOf(whole, whole.length - 1));
        // Then
        assertThat(read.getSchema().getFields()).hasSize(2);
        assertThat(read.get(0)).hasToString(decision.getOutcome().name());
        assertThat(read.get(1)).isEqualTo(decision.getBundleName());
        assertThat(cutShort).isInstanceOf(Decoding.Undecodable.class);
    }

    @Test
    void a_field_that_a_record_does_not_have_cannot_be_wanted_of_it() {
        assertThatThrownBy(() -> SchemaHistory.decision().reading(List.of("outcome", "colour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scoreline.wire.CreditDecision has no colour");
    }

    @Test
    void every_truncation_is_undecodable() {
        // When
        var outcomes =
                IntStream.range(0, WHOLE.length).mapToObj(length -> decoder.decode(Arrays.copyOf(WHOLE, length)));
        // Then
        assertThat(outcomes).allMatch(Decoding.Undecodable.class::isInstance);
    }

    @Test
    void trailing_bytes_are_undecodable() {
        // When
        var outcome = decoder.decode(Arrays.copyOf(WHOLE, WHOLE.length + 1));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.Undecodable.class);
    }

    @Test
    void an_unknown_fingerprint_is_an_unknown_schema() {
        // Given
        var bytes = WHOLE.clone();
        bytes[5]++;
        // When
        var outcome = decoder.decode(bytes);
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @Test
    void a_registry_id_is_an_unknown_schema_where_there_is_no_registry() {
        // When
        var outcome = decoder.decode(new byte[] {0, 0, 0, 0, 1, 2, 3});
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @RepeatedTest(500)
    void random_bytes_are_never_an_application(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var bytes = new byte[random.nextInt(3_000)];
        random.nextBytes(bytes);
        // When
        var outcome = decoder.decode(bytes);
        // Then
        assertThat(outcome).isNotInstanceOf(Decoding.Decoded.class);
    }

    @RepeatedTest(500)
    void random_bytes_behind_a_good_header_never_throw(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var bytes = new byte[Frame.SINGLE_OBJECT_HEADER + random.nextInt(3_000)];
        random.nextBytes(bytes);
        System.arraycopy(WHOLE, 0, bytes, 0, Frame.SINGLE_OBJECT_HEADER);
        // When
        var outcome = decoder.decode(bytes);
        // Then
        assertThat(outcome).isInstanceOfAny(Decoding.Undecodable.class, Decoding.Decoded.class);
    }

    @RepeatedTest(500)
    void a_flipped_bit_never_throws(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var bytes = WHOLE.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        // When
        var outcome = decoder.decode(bytes);
        // Then
        assertThat(outcome).isNotNull();
    }

    @Test
    void a_gigantic_declared_length_costs_nothing() {
        // Given
        var lengths = List.of(Integer.MAX_VALUE - 8L, (long) Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -1L);
        // When
        var outcomes = lengths.stream().map(length -> decoder.decode(behindHeader(SHIPPED.current(), varint(length))));
        // Then
        assertThat(outcomes).allMatch(Decoding.Undecodable.class::isInstance);
    }

    @Test
    void text_that_is_not_utf8_is_undecodable_so_that_two_ids_never_become_one() {
        // Given
        var bytes = WHOLE.clone();
        bytes[Frame.SINGLE_OBJECT_HEADER + 1] = (byte) 0xFF;
        // When
        var outcome = decoder.decode(bytes);
        // Then
        assertThat(outcome).isInstanceOf(Decoding.Undecodable.class);
    }

    @Test
    void a_replacement_character_sent_as_such_is_text_like_any_other() {
        // Given
        var application = Samples.application();
        application.put("application_id", "\uFFFD");
        // When
        var back = decoded(decoder.decode(written(SHIPPED.current(), application)));
        // Then
        assertThat(back.get("application_id")).isEqualTo("\uFFFD");
    }

    @Test
    void an_earlier_form_comes_out_in_the_current_one() {
        // Given
        var earlier = SchemaBuilder.record("CreditApplication")
                .namespace("scoreline.wire")
                .fields()
                .name("GONE")
                .type()
                .array()
                .items()
                .intType()
                .noDefault()
                .requiredInt("AMT_CREDIT")
                .requiredString("applicant_id")
                .requiredString("application_id")
                .requiredLong("submitted_at")
                .endRecord();
        var application = new GenericData.Record(earlier);
        application.put("GONE", List.of(1, 2, 3));
        application.put("AMT_CREDIT", 5);
        application.put("applicant_id", "p");
        application.put("application_id", "a");
        application.put("submitted_at", 1L);
        var reader =
                new UntrustedDecoder(new SchemaHistory(SHIPPED.current(), List.of(earlier)), Framing.singleObject());
        // When
        var back = decoded(reader.decode(written(earlier, application)));
        // Then
        assertThat(back.get(0)).isEqualTo("a");
        assertThat(back.get("AMT_CREDIT")).isEqualTo(5.0);
        assertThat(back.get("AMT_ANNUITY")).isNull();
    }

    @Test
    void a_released_form_that_does_not_resolve_stops_the_start() {
        // Given
        var other = SchemaBuilder.record("CreditApplication")
                .namespace("scoreline.wire")
                .fields()
                .endRecord();
        var history = new SchemaHistory(SHIPPED.current(), List.of(other));
        // Then
        assertThatThrownBy(() -> new UntrustedDecoder(history, Framing.singleObject()))
                .hasMessage("a released form of scoreline.wire.CreditApplication does not resolve to the current one");
    }

    @Test
    void items_beyond_the_bytes_are_undecodable_in_what_is_read_and_in_what_is_skipped() {
        // Given
        var writer = with_field_in_front(
                SchemaBuilder.array().items(SchemaBuilder.builder().nullType()));
        var reader = through(writer);
        var counts = List.of(1_000L, Integer.MAX_VALUE + 1L, Long.MAX_VALUE, Long.MIN_VALUE);
        // When
        var outcomes = counts.stream().map(count -> reader.decode(behindId(varint(count))));
        // Then
        assertThat(outcomes).allMatch(Decoding.Undecodable.class::isInstance);
    }

    @Test
    void many_blocks_of_nothing_do_not_add_up() {
        // Given
        var reader = through(with_field_in_front(
                SchemaBuilder.array().items(SchemaBuilder.builder().nullType())));
        var blocks = new ByteArrayOutputStream();
        IntStream.range(0, 100_000).forEach(i -> blocks.writeBytes(varint(50_000)));
        // When
        var outcome = reader.decode(behindId(blocks.toByteArray()));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.Undecodable.class);
    }

    @Test
    void a_schema_that_refers_to_itself_is_unknown_rather_than_a_stack_overflow() {
        // Given
        var node = new Schema.Parser().parse("""
                        {"type": "record", "name": "Node", "fields": [{"name": "next", "type": ["null", "Node"]}]}""");
        var deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) 2);
        // When
        var outcome = through(with_field_in_front(node)).decode(behindId(deep));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @Test
    void a_schema_that_doubles_at_each_name_is_unknown() {
        // Given
        Schema doubling = Schema.create(Schema.Type.NULL);
        for (int i = 0; i < 30; i++) {
            doubling = SchemaBuilder.record("D" + i)
                    .fields()
                    .name("a")
                    .type(doubling)
                    .noDefault()
                    .name("b")
                    .type(doubling)
                    .noDefault()
                    .endRecord();
        }
        // When
        var outcome = through(with_field_in_front(doubling)).decode(behindId(new byte[0]));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @Test
    void a_schema_of_something_else_is_unknown() {
        // When
        var outcome = through(SchemaHistory.decision().current()).decode(behindId(new byte[100]));
        // Then
        assertThat(outcome).isInstanceOf(Decoding.UnknownSchema.class);
    }

    @Test
    void a_class_named_by_the_writer_is_not_loaded() {
        // Given
        var writer = new Schema.Parser().parse(SHIPPED.current().toString());
        writer.getField("application_id").schema().addProp("java-class", "java.io.File");
        var framed = written(writer, Samples.application(writer));
        var payload = Arrays.copyOfRange(framed, Frame.SINGLE_OBJECT_HEADER, framed.length);
        // When
        var back = decoded(through(writer).decode(behindId(payload)));
        // Then
        assertThat(back.get("application_id")).isEqualTo("a-1");
    }

    @Test
    void avro_trusts_our_generated_classes_and_no_others_of_their_package() {
        // When
        var trust = ClassSecurityValidator.getGlobal();
        // Then
        assertThat(trust.isTrusted(CreditDecision.class)).isTrue();
        assertThat(trust.isTrusted(RejectionCode.class)).isTrue();
        assertThat(trust.isTrusted(Topics.class)).isFalse();
    }

    @Test
    void a_registry_that_cannot_be_asked_is_not_a_reason_to_reject() {
        // Given
        var reader = new UntrustedDecoder(SHIPPED, Framing.confluent(new OneSchema(Map.of()) {
            @Override
            public Optional<Schema> schema(int id) {
                throw new RegistryUnavailable("gone fishing");
            }
        }));
        // Then
        assertThatThrownBy(() -> reader.decode(behindId(new byte[3]))).isInstanceOf(RegistryUnavailable.class);
        assertThat(reader.decode(WHOLE)).isInstanceOf(Decoding.Decoded.class);
    }

    private static UntrustedDecoder through(Schema writer) {
        return new UntrustedDecoder(SHIPPED, Framing.confluent(new OneSchema(Map.of(1, writer))));
    }

    private static class OneSchema implements Registry {
        private final Map<Integer, Schema> schemas;

        OneSchema(Map<Integer, Schema> schemas) {
            this.schemas = schemas;
        }

        @Override
        public Optional<Schema> schema(int id) {
            return Optional.ofNullable(schemas.get(id));
        }

        @Override
        public int id(String subject, Schema schema) {
            throw new UnsupportedOperationException();
        }
    }

    private static Schema with_field_in_front(Schema extra) {
        return SchemaBuilder.record("CreditApplication")
                .namespace("scoreline.wire")
                .fields()
                .name("EXTRA")
                .type(extra)
                .noDefault()
                .requiredString("application_id")
                .requiredString("applicant_id")
                .requiredLong("submitted_at")
                .endRecord();
    }

    private static GenericRecord decoded(Decoding<GenericRecord> outcome) {
        assertThat(outcome).isInstanceOf(Decoding.Decoded.class);
        return ((Decoding.Decoded<GenericRecord>) outcome).value();
    }

    private static byte[] written(Schema schema, GenericRecord value) {
        return new ValueWriter<>(schema, new GenericDatumWriter<>(schema), Framing.singleObject(), "").write(value);
    }

    private static byte[] behindHeader(Schema schema, byte[] payload) {
        return joined(Frame.fingerprint(SchemaNormalization.parsingFingerprint64(schema)), payload);
    }

    private static byte[] behindId(byte[] payload) {
        return joined(Frame.id(1), payload);
    }

    private static byte[] joined(byte[] header, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header);
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] varint(long value) {
        try {
            var out = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            encoder.writeLong(value);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
