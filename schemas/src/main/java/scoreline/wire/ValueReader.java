package scoreline.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.DatumReader;

/** Values of one schema out of either framing. */
final class ValueReader<T> {
    private final Schema schema;
    private final GenericData data;
    private final Framing framing;
    private final Map<Long, DatumReader<T>> byFingerprint = new HashMap<>();
    private final Map<Integer, Optional<DatumReader<T>>> byId = new ConcurrentHashMap<>();

    ValueReader(SchemaHistory history, Schema schema, GenericData data, Framing framing) {
        if (!Unfolding.isModest(schema)) {
            throw new IllegalArgumentException(schema.getFullName() + " refers to itself or unfolds without bound");
        }
        this.schema = schema;
        this.data = data;
        this.framing = framing;
        history.released().forEach(this::know);
        know(history.current());
    }

    private void know(Schema writer) {
        var reader = resolve(writer)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a released form of " + schema.getFullName() + " does not resolve to the current one"));
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(writer), reader);
    }

    Decoding<T> read(byte[] bytes) {
        return switch (Frame.of(bytes)) {
            case Frame.Fingerprint fingerprint ->
                read(Optional.ofNullable(byFingerprint.get(fingerprint.crc64())), bytes, Frame.SINGLE_OBJECT_HEADER);
            case Frame.Id id -> read(byId(id.id()), bytes, Frame.CONFLUENT_HEADER);
            case Frame.None none -> new Decoding.Undecodable<>();
        };
    }

    private Optional<DatumReader<T>> byId(int id) {
        var known = byId.get(id);
        if (known != null) {
            return known;
        }
        return switch (framing) {
            case Framing.SingleObject alone -> Optional.empty();
            case Framing.Confluent confluent -> {
                var writer = confluent.registry().schema(id);
                var reader = writer.flatMap(this::resolve);
                // An id that the registry does not know yet is the registry's to remember.
                if (writer.isPresent()) {
                    byId.put(id, reader);
                }
                yield reader;
            }
        };
    }

    private static <T> Decoding<T> read(Optional<DatumReader<T>> reader, byte[] bytes, int header) {
        if (reader.isEmpty()) {
            return new Decoding.UnknownSchema<>();
        }
        var decoder = new StrictDecoder(bytes, header);
        try {
            T value = reader.get().read(null, decoder);
            return decoder.remainingBytes() == 0 ? new Decoding.Decoded<>(value) : new Decoding.Undecodable<>();
        } catch (IOException | RuntimeException e) {
            // Avro's messages quote values: they end here.
            return new Decoding.Undecodable<>();
        }
    }

    private Optional<DatumReader<T>> resolve(Schema foreign) {
        if (!Unfolding.isModest(foreign)) {
            return Optional.empty();
        }
        try {
            // Only names and shapes matter to resolution; nothing else of a foreign schema gets in.
            var writer = new Schema.Parser().parse(SchemaNormalization.toParsingForm(foreign));
            var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(schema, writer);
            if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
                return Optional.empty();
            }
            // Avro's default reader, built here once because it is built lazily and unguarded otherwise.
            return Optional.of(data.getFastReaderBuilder().createDatumReader(writer, schema));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
