package scoreline.dashboard.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a tensor's elements are written: in JSON, and in bytes, little-endian. */
enum Datatype {
    FP64 {
        @Override
        @Nullable
        Object of(JsonNode node) {
            return node.isNumber() ? present(node.doubleValue()) : unusable(node);
        }

        @Override
        @Nullable
        Object read(ByteBuffer bytes) {
            return present(bytes.getDouble());
        }

        @Override
        byte[] bytes(Object value) {
            return room(Double.BYTES).putDouble((double) value).array();
        }
    },
    FP32 {
        @Override
        @Nullable
        Object of(JsonNode node) {
            return node.isNumber() ? present(node.floatValue()) : unusable(node);
        }

        @Override
        @Nullable
        Object read(ByteBuffer bytes) {
            return present(bytes.getFloat());
        }

        @Override
        byte[] bytes(Object value) {
            return room(Float.BYTES).putFloat((float) value).array();
        }
    },
    INT64 {
        @Override
        @Nullable
        Object of(JsonNode node) {
            return node.canConvertToExactIntegral() && node.canConvertToLong()
                    ? (Object) node.longValue()
                    : unusable(node);
        }

        @Override
        Object read(ByteBuffer bytes) {
            return bytes.getLong();
        }

        @Override
        byte[] bytes(Object value) {
            return room(Long.BYTES).putLong((long) value).array();
        }
    },
    INT32 {
        @Override
        @Nullable
        Object of(JsonNode node) {
            return node.canConvertToExactIntegral() && node.canConvertToInt()
                    ? (Object) node.intValue()
                    : unusable(node);
        }

        @Override
        Object read(ByteBuffer bytes) {
            return bytes.getInt();
        }

        @Override
        byte[] bytes(Object value) {
            return room(Integer.BYTES).putInt((int) value).array();
        }
    },
    /** Texts in UTF-8; in bytes each after its length. */
    BYTES {
        @Override
        @Nullable
        Object of(JsonNode node) {
            return node.isTextual() ? node.textValue() : unusable(node);
        }

        @Override
        Object read(ByteBuffer bytes) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new BufferUnderflowException();
            }
            var text = new byte[length];
            bytes.get(text);
            return new String(text, UTF_8);
        }

        @Override
        byte[] bytes(Object value) {
            var text = ((String) value).getBytes(UTF_8);
            return room(Integer.BYTES + text.length)
                    .putInt(text.length)
                    .put(text)
                    .array();
        }
    };

    /** Says that an element is not of a datatype. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Optional<Datatype> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /// An element.
    ///
    /// @return null where it is missing: null or NaN
    /// @throws Unusable if it is of another type
    abstract @Nullable Object of(JsonNode node);

    /// The next element.
    ///
    /// @return null where it is missing
    /// @throws BufferUnderflowException if there is none
    abstract @Nullable Object read(ByteBuffer bytes);

    abstract byte[] bytes(Object value);

    byte[] bytes(List<?> values) {
        var written = new ByteArrayOutputStream();
        values.forEach(value -> written.writeBytes(bytes(value)));
        return written.toByteArray();
    }

    private static @Nullable Object present(double value) {
        return Double.isNaN(value) ? null : (Object) value;
    }

    private static @Nullable Object unusable(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        throw new Unusable();
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
