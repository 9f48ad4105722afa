package scoreline.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** Values of one schema into one framing. Thread-safe. */
final class ValueWriter<T> {
    private static final int USUAL_SIZE = 4096;

    private final String name;
    private final DatumWriter<T> writer;
    private final Supplier<byte[]> frame;

    ValueWriter(Schema schema, DatumWriter<T> writer, Framing framing, String subject) {
        this.name = schema.getFullName();
        this.writer = writer;
        this.frame = switch (framing) {
            case Framing.SingleObject alone -> {
                var header = Frame.fingerprint(SchemaNormalization.parsingFingerprint64(schema));
                yield () -> header;
            }
            // The registry remembers its answers.
            case Framing.Confluent confluent ->
                () -> Frame.id(confluent.registry().id(subject, schema));
        };
    }

    byte[] write(T value) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        bytes.writeBytes(frame.get());
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            // Avro's messages quote values: they end here.
            throw new SerializationException("a value does not fit schema " + name);
        }
    }
}
