package scoreline.wire;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.PrimitivesArrays;

/**
 * Records of one schema, such as applications, out of bytes that nobody vouches for. Thread-safe; memory stays proportional to the bytes given.
 *
 * <p>Every record comes in {@link #schema()}, whatever form it was written in, so that a field keeps its position; its strings
 * are {@link String}s, its timestamps longs.
 */
public final class UntrustedDecoder {
    private final Schema schema;
    private final ValueReader<GenericRecord> reader;

    public UntrustedDecoder(SchemaHistory history, Framing framing) {
        this.schema = Wire.withStrings(history.current());
        this.reader = new ValueReader<>(history, schema, new GenericData(), framing);
    }

    public Schema schema() {
        return schema;
    }

    /** An array of floats that was decoded; as Avro reads them, no number is an object yet. */
    public static float[] floats(Object field) {
        var values = (List<?>) field;
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values instanceof PrimitivesArrays.FloatArray array ? array.getFloat(i) : (float) values.get(i);
        }
        return floats;
    }

    /**
     * Reads one value.
     *
     * @param value a record's value as it stands on the topic; a null value, which erases, is the caller's to see
     * @throws RegistryUnavailable if only the registry can tell, and it cannot be asked now
     */
    public Decoding<GenericRecord> decode(byte[] value) {
        return reader.read(value);
    }
}
