package scoreline.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands in front of a value. */
sealed interface Frame {
    int SINGLE_OBJECT_HEADER = 10;
    int CONFLUENT_HEADER = 5;

    record Fingerprint(long crc64) implements Frame {}

    record Id(int id) implements Frame {}

    record None() implements Frame {}

    static Frame of(byte[] bytes) {
        if (bytes.length >= SINGLE_OBJECT_HEADER && bytes[0] == (byte) 0xC3 && bytes[1] == 1) {
            return new Fingerprint(
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
        }
        if (bytes.length >= CONFLUENT_HEADER && bytes[0] == 0) {
            return new Id(ByteBuffer.wrap(bytes).getInt(1));
        }
        return new None();
    }

    static byte[] fingerprint(long crc64) {
        return ByteBuffer.allocate(SINGLE_OBJECT_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(crc64)
                .array();
    }

    static byte[] id(int id) {
        return ByteBuffer.allocate(CONFLUENT_HEADER).put((byte) 0).putInt(id).array();
    }
}
