package scoreline.scoring.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.HistoryField;

/// Writes records as bytes, one way for each record: they are what is stored, read back and digested.
///
/// A record is the length of its id and the id in UTF-8, the day it was known, the days from then to when it happened,
/// two bits for each field, and the values of those that are not missing. Whole numbers are varints, the sign in the
/// lowest bit, seven bits a byte and the lowest first; a text is its length and UTF-8.
public final class RecordBytes {
    static final int MISSING = 0;

    /** A whole number, or a text. */
    static final int WHOLE = 1;

    /** A whole number of hundredths. */
    static final int HUNDREDTHS = 2;

    /** The eight bytes of a double, the lowest first. */
    static final int DOUBLE = 3;

    private static final double MOST_EXACT = 1L << 52;

    private final List<HistoryField> fields;
    private byte[] bytes = new byte[256];
    private int size;

    public RecordBytes(List<HistoryField> fields) {
        this.fields = List.copyOf(fields);
    }

    /// @throws IllegalArgumentException where a number is infinite
    public byte[] of(HistoryRecord record) {
        size = 0;
        text(record.id());
        number(record.knownOn());
        number(record.happenedOn() - record.knownOn());
        int kindsAt = size;
        require(kindsOf(fields.size()));
        Arrays.fill(bytes, size, size + kindsOf(fields.size()), (byte) 0);
        size += kindsOf(fields.size());
        for (int f = 0; f < fields.size(); f++) {
            int kind = fields.get(f).kind() == HistoryField.Kind.CATEGORY
                    ? writeText(record.texts()[f])
                    : writeNumber(record.numbers()[f]);
            bytes[kindsAt + f / 4] |= (byte) (kind << (2 * (f % 4)));
        }
        return Arrays.copyOf(bytes, size);
    }

    /** How many bytes hold the kinds of so many values. */
    static int kindsOf(int fields) {
        return (fields + 3) / 4;
    }

    private int writeText(@Nullable String text) {
        if (text == null) {
            return MISSING;
        }
        text(text);
        return WHOLE;
    }

    private int writeNumber(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("a number of a history record must be finite");
        }
        if (isWhole(value) && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
            number((long) value);
            return WHOLE;
        }
        double hundredths = Math.rint(value * 100);
        if (isWhole(hundredths) && hundredths / 100 == value && hundredths != 0) {
            number((long) hundredths);
            return HUNDREDTHS;
        }
        require(Double.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            bytes[size++] = (byte) (bits >>> (8 * i));
        }
        return DOUBLE;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < MOST_EXACT && value == Math.rint(value);
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        require(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    private void number(long value) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    private void unsigned(long value) {
        require(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void require(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
