package scoreline.standalone.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;

/**
 * One JSON object a line, with the fields of the wire schema under their names and in their order: enums as names,
 * times as ISO-8601 in UTC, bytes as an array of 0 to 255, a number that is not finite as null.
 */
record JsonDecisions(List<String> features) implements DecisionFormat {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LINE = 8 << 10;

    JsonDecisions {
        features = List.copyOf(features);
    }

    @Override
    public byte[] header() {
        return new byte[0];
    }

    @Override
    public byte[] line(CreditDecision decision) {
        var line = new ByteArrayOutputStream(USUAL_LINE);
        try (var json = JSON.createGenerator(line)) {
            write(json, decision);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case IndexedRecord fields -> {
                json.writeStartObject();
                for (var field : fields.getSchema().getFields()) {
                    json.writeFieldName(field.name());
                    write(json, fields.get(field.pos()));
                }
                json.writeEndObject();
            }
            case List<?> items -> {
                json.writeStartArray();
                for (var item : items) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case ByteBuffer bytes -> {
                json.writeStartArray();
                for (int i = bytes.position(); i < bytes.limit(); i++) {
                    json.writeNumber(bytes.get(i) & 0xff);
                }
                json.writeEndArray();
            }
            case Float number -> {
                if (Float.isFinite(number)) {
                    json.writeNumber(number);
                } else {
                    json.writeNull();
                }
            }
            case Double number -> {
                if (Double.isFinite(number)) {
                    json.writeNumber(number);
                } else {
                    json.writeNull();
                }
            }
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case CharSequence text -> json.writeString(text.toString());
            case Instant time -> json.writeString(time.toString());
            case Enum<?> symbol -> json.writeString(symbol.name());
            default -> throw new IllegalStateException("No JSON for " + value.getClass());
        }
    }
}
