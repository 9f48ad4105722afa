package scoreline.scoring.tree;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/// Walks through Universal Binary JSON (<https://ubjson.org>) without trusting it. Callers pull the values they want
/// and skip
/// the rest; nothing is allocated for what is skipped, and no array is allocated before its size is known to fit in the
/// bytes
/// that are left.
final class UbjReader {
    private static final int MAX_NESTING = 32;
    private static final int MAX_TEXT = 4096;
    private static final int MAX_NUMBERS = 1 << 22;
    private static final int UNCOUNTED = -1;
    private static final byte UNTYPED = 0;

    private final ByteBuffer in;
    private int nesting;
    /** The next value's type where its container has announced it, so that no marker precedes the value. */
    private byte announced = UNTYPED;

    UbjReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    /** Reads an object; `field` is called with each name and must read or skip exactly one value. */
    void object(Consumer<String> field) {
        expect('{', "an object");
        var size = open();
        for (long i = 0; more(size, i, '}'); i++) {
            var name = textOf(length());
            announced = size.type;
            field.accept(name);
        }
        nesting--;
    }

    /** Reads an array; `element` is called for each element and must read or skip exactly one value. */
    void array(Runnable element) {
        expect('[', "an array");
        var size = open();
        if (size.type != UNTYPED && leastBytes(size.type) == 0) { // would repeat without using up any bytes
            throw damaged("an array of " + (char) size.type);
        }
        for (long i = 0; more(size, i, ']'); i++) {
            announced = size.type;
            element.run();
        }
        nesting--;
    }

    String text() {
        expect('S', "a text");
        return textOf(length());
    }

    /** Reads an array of bytes, typed and counted. */
    byte[] bytes() {
        expect('[', "an array of bytes");
        var size = open();
        if (size.type != 'U' || size.count == UNCOUNTED) {
            throw damaged("an array that is not one of counted bytes");
        }
        byte[] values = new byte[(int) size.count];
        in.get(values);
        nesting--;
        return values;
    }

    /** Reads an array of whole numbers that fit in an int, shape (its length). */
    int[] integers() {
        expect('[', "an array of whole numbers");
        var size = open();
        int[] values = new int[capacity(size)];
        int n = 0;
        for (; more(size, n, ']'); n++) {
            announced = size.type;
            long value = wholeNumber(marker());
            if (value != (int) value) {
                throw damaged("the number " + value);
            }
            values = room(values, n);
            values[n] = (int) value;
        }
        nesting--;
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /** Reads an array of numbers, shape (its length); a float64 is rounded to the nearest float. */
    float[] floats() {
        expect('[', "an array of numbers");
        var size = open();
        float[] values = new float[capacity(size)];
        int n = 0;
        for (; more(size, n, ']'); n++) {
            announced = size.type;
            byte type = marker();
            values = room(values, n);
            values[n] = switch (type) {
                case 'd' -> {
                    need(Float.BYTES);
                    yield in.getFloat();
                }
                case 'D' -> {
                    need(Double.BYTES);
                    yield (float) in.getDouble();
                }
                default -> wholeNumber(type);
            };
        }
        nesting--;
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /** Passes over one value of any kind. */
    void skip() {
        byte type = marker();
        switch (type) {
            case '{' -> {
                var size = open();
                for (long i = 0; more(size, i, '}'); i++) {
                    pass(length());
                    announced = size.type;
                    skip();
                }
                nesting--;
            }
            case '[' -> {
                var size = open();
                if (size.type != UNTYPED && isFlat(size.type)) {
                    pass(size.count * leastBytes(size.type));
                } else {
                    for (long i = 0; more(size, i, ']'); i++) {
                        announced = size.type;
                        skip();
                    }
                }
                nesting--;
            }
            case 'S', 'H' -> pass(length());
            default -> {
                if (!isFlat(type)) {
                    throw damaged("an unknown type " + printable(type));
                }
                pass(leastBytes(type));
            }
        }
    }

    /** Requires that nothing follows. */
    void end() {
        if (in.hasRemaining()) {
            throw damaged("more bytes than the model needs");
        }
    }

    /** How a container announces itself; `count` is [#UNCOUNTED] where it ends with a closing marker instead. */
    private record Size(byte type, long count) {}

    private Size open() {
        if (++nesting > MAX_NESTING) {
            throw damaged("nesting deeper than " + MAX_NESTING);
        }
        byte type = UNTYPED;
        if (peek() == '$') {
            in.get();
            need(1);
            type = in.get();
            if (peek() != '#') {
                throw damaged("a typed container without a count");
            }
        }
        if (peek() != '#') {
            return new Size(type, UNCOUNTED);
        }
        in.get();
        long count = length();
        long each = type == UNTYPED ? 1 : leastBytes(type);
        if (each > 0 && count > in.remaining() / each) {
            throw damaged("a container of " + count + " values where " + in.remaining() + " bytes are left");
        }
        return new Size(type, count);
    }

    /** Whether another element follows; takes the closing marker of an uncounted container. */
    private boolean more(Size size, long done, char close) {
        if (size.count != UNCOUNTED) {
            return done < size.count;
        }
        while (peek() == 'N') {
            in.get();
        }
        if (peek() == close) {
            in.get();
            return false;
        }
        return true;
    }

    /** A first length for an array of numbers; one that has no count, or no type, may grow or shrink. */
    private int capacity(Size size) {
        if (size.count > MAX_NUMBERS) {
            throw damaged("an array of " + size.count + " numbers");
        }
        return size.type == UNTYPED ? 16 : (int) size.count;
    }

    private float[] room(float[] values, int n) {
        return n < values.length ? values : Arrays.copyOf(values, grown(n));
    }

    private int[] room(int[] values, int n) {
        return n < values.length ? values : Arrays.copyOf(values, grown(n));
    }

    private int grown(int n) {
        if (n >= MAX_NUMBERS) {
            throw damaged("an array of more than " + MAX_NUMBERS + " numbers");
        }
        return Math.max(16, 2 * n);
    }

    private void expect(char wanted, String what) {
        byte type = marker();
        if (type != wanted) {
            throw damaged(printable(type) + " where " + what + " was expected");
        }
    }

    private byte marker() {
        byte type = announced;
        announced = UNTYPED;
        while (type == UNTYPED || type == 'N') {
            need(1);
            type = in.get();
        }
        return type;
    }

    private long length() {
        need(1);
        long length = wholeNumber(in.get());
        if (length < 0) {
            throw damaged("a negative length");
        }
        return length;
    }

    private long wholeNumber(byte type) {
        return switch (type) {
            case 'i', 'U', 'I', 'l', 'L' -> {
                need(leastBytes(type));
                yield switch (type) {
                    case 'i' -> in.get();
                    case 'U' -> Byte.toUnsignedLong(in.get());
                    case 'I' -> in.getShort();
                    case 'l' -> in.getInt();
                    default -> in.getLong();
                };
            }
            default -> throw damaged(printable(type) + " where a number was expected");
        };
    }

    private String textOf(long length) {
        if (length > MAX_TEXT) {
            throw damaged("a text of " + length + " bytes");
        }
        need(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void pass(long bytes) {
        need(bytes);
        in.position(in.position() + (int) bytes);
    }

    private byte peek() {
        need(1);
        return in.get(in.position());
    }

    private void need(long bytes) {
        if (bytes > in.remaining()) {
            throw damaged("the end of the file inside a value");
        }
    }

    /** Fixed-width types; every value of one takes exactly [#leastBytes]. */
    private static boolean isFlat(byte type) {
        return switch (type) {
            case 'Z', 'N', 'T', 'F', 'i', 'U', 'C', 'I', 'l', 'd', 'L', 'D' -> true;
            default -> false;
        };
    }

    private static int leastBytes(byte type) {
        return switch (type) {
            case 'Z', 'N', 'T', 'F' -> 0;
            case 'I', 'S', 'H' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> 1;
        };
    }

    private static String printable(byte type) {
        return type > ' ' && type < 127 ? "'" + (char) type + "'" : String.format(Locale.ROOT, "0x%02x", type);
    }

    private UnusableModel damaged(String what) {
        return new UnusableModel("The model is not sound UBJ: " + what + " at byte " + in.position() + ".");
    }
}
