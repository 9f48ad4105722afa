package scoreline.scoring.history;

/** Reads what {@link RecordBytes} writes. */
final class Input {
    private final byte[] bytes;
    int at;

    Input(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            if (next >= 0 || shift > Long.SIZE) {
                return value;
            }
        }
    }

    /// How many bytes come next.
    ///
    /// @throws IllegalArgumentException where there are not so many
    int length() {
        long length = unsigned();
        if (length < 0 || length > bytes.length - at) {
            throw damaged();
        }
        return (int) length;
    }

    static IllegalArgumentException damaged() {
        return new IllegalArgumentException("a history record is damaged");
    }

    long number() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    double value(int kind) {
        return switch (kind) {
            case RecordBytes.MISSING -> Double.NaN;
            case RecordBytes.WHOLE -> number();
            case RecordBytes.HUNDREDTHS -> number() / 100.0;
            default -> {
                long bits = 0;
                for (int i = 0; i < Double.BYTES; i++) {
                    bits |= (bytes[at++] & 0xffL) << (8 * i);
                }
                yield Double.longBitsToDouble(bits);
            }
        };
    }

    String text(Texts known) {
        int length = length();
        int start = at;
        at += length;
        return known.of(bytes, start, at);
    }
}
