package scoreline.wire;

import static org.apache.avro.SchemaNormalization.parsingFingerprint64;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of our schemas. A null value, which erases, passes as null. */
final class Wire {
    private Wire() {}

    static Serde<GenericRecord> generic(SchemaHistory history, Framing framing, String subject) {
        var data = new GenericData();
        return serde(
                new ValueWriter<>(history.current(), new ShapeKeeper(history.current(), data), framing, subject),
                new ValueReader<>(history, withStrings(history.current()), data, framing));
    }

    static <T extends SpecificRecord> Serde<T> specific(
            Class<T> type, SchemaHistory history, Framing framing, String subject) {
        var data = SpecificData.getForClass(type);
        var schema = data.getSchema(type);
        return serde(
                new ValueWriter<>(history.current(), new SpecificDatumWriter<>(schema, data), framing, subject),
                new ValueReader<>(history, schema, data, framing));
    }

    /** The same schema, whose strings Avro reads as {@link String}. */
    static Schema withStrings(Schema schema) {
        var copy = new Schema.Parser().parse(schema.toString());
        setStrings(copy);
        return copy;
    }

    private static void setStrings(Schema schema) {
        switch (schema.getType()) {
            case STRING -> GenericData.setStringType(schema, GenericData.StringType.String);
            case RECORD -> schema.getFields().forEach(field -> setStrings(field.schema()));
            case UNION -> schema.getTypes().forEach(Wire::setStrings);
            case ARRAY -> setStrings(schema.getElementType());
            case MAP -> {
                GenericData.setStringType(schema, GenericData.StringType.String);
                setStrings(schema.getValueType());
            }
            case ENUM, FIXED, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static <T> Serde<T> serde(ValueWriter<T> writer, ValueReader<T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : writer.write(value),
                (topic, bytes) -> bytes == null ? null : decoded(reader.read(bytes)));
    }

    private static <T> T decoded(Decoding<T> decoding) {
        return switch (decoding) {
            case Decoding.Decoded<T> decoded -> decoded.value();
            case Decoding.Undecodable<T> undecodable -> throw new SerializationException("the value does not decode");
            case Decoding.UnknownSchema<T> unknown ->
                throw new SerializationException("the value's schema is unknown here");
        };
    }

    /** Avro writes a record by position, so one of another shape would come out as nonsense; this refuses it. */
    private static final class ShapeKeeper extends GenericDatumWriter<GenericRecord> {
        private final Schema schema;
        private volatile Schema lastAccepted;

        ShapeKeeper(Schema schema, GenericData data) {
            super(schema, data);
            this.schema = schema;
            this.lastAccepted = schema;
        }

        @Override
        public void write(GenericRecord value, Encoder out) throws IOException {
            if (!value.getSchema().equals(lastAccepted)) {
                if (parsingFingerprint64(value.getSchema()) != parsingFingerprint64(schema)) {
                    throw new IllegalArgumentException("a record of another schema");
                }
                lastAccepted = value.getSchema();
            }
            super.write(value, out);
        }
    }
}
