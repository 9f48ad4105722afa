package scoreline.drift.histogram;

import java.util.Arrays;

/// Whole numbers in as few bytes as they need: zigzag, then seven bits a byte, the lowest first, as Avro writes a long.
public final class Varints {

    private static final int MOST_BYTES = 10;

    private Varints() {}

    public static final class Writer {
        private byte[] bytes;
        private int length;

        public Writer(int expected) {
            this.bytes = new byte[expected];
        }

        public void raw(byte value) {
            reserve(1);
            bytes[length++] = value;
        }

        void fixed(int value) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                raw((byte) (value >> shift));
            }
        }

        public void write(long value) {
            reserve(MOST_BYTES);
            long rest = (value << 1) ^ (value >> 63);
            while ((rest & ~0x7FL) != 0) {
                bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        private void reserve(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
            }
        }

        public byte[] toBytes() {
            return Arrays.copyOf(bytes, length);
        }
    }

    public static final class Reader {
        private final byte[] bytes;
        private int at;

        public Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte raw() {
            if (at == bytes.length) {
                throw new IllegalArgumentException("the counts are cut off");
            }
            return bytes[at++];
        }

        int fixed() {
            int value = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                value = (value << 8) | (raw() & 0xFF);
            }
            return value;
        }

        public long read() {
            long value = 0;
            for (int shift = 0; shift < 7 * MOST_BYTES; shift += 7) {
                byte next = raw();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
            throw new IllegalArgumentException("a count has too many bytes");
        }

        public boolean hasMore() {
            return at < bytes.length;
        }

        public void requireEnd() {
            if (hasMore()) {
                throw new IllegalArgumentException("bytes follow the counts");
            }
        }
    }
}
