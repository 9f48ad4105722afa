package scoreline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding, read from bytes that may be hostile. Beyond what Avro's own decoder refuses: text that is not UTF-8
 * (two ids must not become one through the replacement character), booleans other than 0 and 1, lengths below zero where a value
 * is skipped, and more items in all collections together than there are bytes.
 */
final class StrictDecoder extends Decoder {
    private final ByteBuffer bytes;
    private long itemsLeft;

    StrictDecoder(byte[] source, int from) {
        this.bytes = ByteBuffer.wrap(source, from, source.length - from).order(ByteOrder.LITTLE_ENDIAN);
        this.itemsLeft = bytes.remaining();
    }

    @Override
    public int remainingBytes() {
        return bytes.remaining();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        need(1);
        return switch (bytes.get()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IOException("not a boolean");
        };
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException("not an int");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte next = bytes.get();
            zigzag |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("not a long");
    }

    @Override
    public float readFloat() throws IOException {
        need(Float.BYTES);
        return bytes.getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        need(Double.BYTES);
        return bytes.getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        return new Utf8(readString());
    }

    @Override
    public String readString() throws IOException {
        int length = length();
        int from = bytes.position();
        bytes.position(from + length);
        var text = new String(bytes.array(), from, length, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.array(), from, length));
        }
        return text;
    }

    @Override
    public void skipString() throws IOException {
        skipBytes();
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        var value = new byte[length()];
        bytes.get(value);
        return ByteBuffer.wrap(value);
    }

    @Override
    public void skipBytes() throws IOException {
        skipFixed(length());
    }

    @Override
    public void readFixed(byte[] target, int start, int length) throws IOException {
        need(length);
        bytes.get(target, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length);
        bytes.position(bytes.position() + length);
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        long items = readLong();
        if (items < 0) {
            items = -items;
            length();
        }
        if (items < 0 || items > itemsLeft) {
            throw new IOException("more items than bytes");
        }
        itemsLeft -= items;
        return items;
    }

    @Override
    public long arrayNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public long skipArray() throws IOException {
        return readArrayStart();
    }

    @Override
    public long readMapStart() throws IOException {
        return readArrayStart();
    }

    @Override
    public long mapNext() throws IOException {
        return readArrayStart();
    }

    @Override
    public long skipMap() throws IOException {
        return readArrayStart();
    }

    private int length() throws IOException {
        long length = readLong();
        if (length < 0 || length > bytes.remaining()) {
            throw new EOFException("a length beyond the bytes");
        }
        return (int) length;
    }

    private void need(int count) throws IOException {
        if (count < 0 || count > bytes.remaining()) {
            throw new EOFException("cut short");
        }
    }
}
