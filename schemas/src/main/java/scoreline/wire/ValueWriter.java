package scoreline.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Values of one schema into one framing. Thread-safe. */
final class ValueWriter<T> {
    private static final int USUAL_SIZE = 4096;

    private final String name;
    private final DatumWriter<T> writer;
    private final Supplier<byte[]> frame;

    /** Asked for at the first value, so that who only reads needs no registration. */
    private volatile byte @Nullable [] header;

    ValueWriter(Schema schema, DatumWriter<T> writer, Framing framing, String subject) {
        this.name = schema.getFullName();
        this.writer = writer;
        this.frame = () -> header(schema, framing, subject);
    }

    private static byte[] header(Schema schema, Framing framing, String subject) {
        return switch (framing) {
            case Framing.SingleObject alone -> Frame.fingerprint(SchemaNormalization.parsingFingerprint64(schema));
            case Framing.Confluent confluent -> Frame.id(confluent.registry().id(subject, schema));
        };
    }

    private byte[] header() {
        var known = header;
        if (known == null) {
            known = frame.get();
            header = known;
        }
        return known;
    }

    byte[] write(T value) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        bytes.writeBytes(header());
        try {
            // Buffered, because a stream of bytes takes a lock for each of them.
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            // Avro's messages quote values: they end here.
            throw new SerializationException("a value does not fit schema " + name);
        }
    }
}
