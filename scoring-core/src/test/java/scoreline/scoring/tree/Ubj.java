package scoreline.scoring.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON written as UBJ, plainly: no typed arrays, int64 for whole numbers, float64 for others. */
final class Ubj {
    private Ubj() {}

    static byte[] of(JsonNode json) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(json, new DataOutputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonNode json, DataOutputStream out) throws IOException {
        switch (json.getNodeType()) {
            case OBJECT -> {
                out.write('{');
                for (var field : json.properties()) {
                    text(field.getKey(), out);
                    write(field.getValue(), out);
                }
                out.write('}');
            }
            case ARRAY -> {
                out.write('[');
                for (var element : json) {
                    write(element, out);
                }
                out.write(']');
            }
            case STRING -> {
                out.write('S');
                text(json.textValue(), out);
            }
            case BOOLEAN -> out.write(json.booleanValue() ? 'T' : 'F');
            case NUMBER -> {
                out.write(json.isIntegralNumber() ? 'L' : 'D');
                if (json.isIntegralNumber()) {
                    out.writeLong(json.longValue());
                } else {
                    out.writeDouble(json.doubleValue());
                }
            }
            default -> out.write('Z');
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('l');
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
