package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One number of each decision of a bundle, in the order of their places.
 *
 * @param chunks one after the other, full but for the last; read only, little-endian
 */
public record Numbers(Column column, List<ByteBuffer> chunks) {
    public Numbers {
        chunks = List.copyOf(chunks);
    }

    /** How many there are. */
    public int count() {
        return chunks.stream().mapToInt(ByteBuffer::remaining).sum() / column.width();
    }

    /// Without those that came after so many.
    Numbers first(int most) {
        if (count() <= most) {
            return this;
        }
        var first = new ArrayList<ByteBuffer>();
        int left = most * column.width();
        for (int i = 0; left > 0; i++) {
            var chunk = chunks.get(i);
            int bytes = Math.min(left, chunk.remaining());
            first.add(chunk.slice(chunk.position(), bytes).order(chunk.order()));
            left -= bytes;
        }
        return new Numbers(column, first);
    }

    byte byteAt(int decision) {
        return chunk(decision).get(at(decision));
    }

    short shortAt(int decision) {
        return chunk(decision).getShort(at(decision));
    }

    float floatAt(int decision) {
        return chunk(decision).getFloat(at(decision));
    }

    /** Of a column of whole numbers as wide as a long. */
    public long longAt(int decision) {
        return chunk(decision).getLong(at(decision));
    }

    /** Of a column of doubles. */
    public double doubleAt(int decision) {
        return chunk(decision).getDouble(at(decision));
    }

    private ByteBuffer chunk(int decision) {
        return chunks.get(decision / Column.CHUNK);
    }

    private int at(int decision) {
        return decision % Column.CHUNK * column.width();
    }

    /** All of a column of bytes. */
    public byte[] bytes() {
        var bytes = new byte[count()];
        int at = 0;
        for (var chunk : chunks) {
            chunk.get(chunk.position(), bytes, at, chunk.remaining());
            at += chunk.remaining();
        }
        return bytes;
    }

    /** All of a column of floats. */
    public float[] floats() {
        var floats = new float[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asFloatBuffer();
            some.get(0, floats, at, some.remaining());
            at += some.remaining();
        }
        return floats;
    }

    double[] doubles() {
        var doubles = new double[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asDoubleBuffer();
            some.get(0, doubles, at, some.remaining());
            at += some.remaining();
        }
        return doubles;
    }

    long[] longs() {
        var longs = new long[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asLongBuffer();
            some.get(0, longs, at, some.remaining());
            at += some.remaining();
        }
        return longs;
    }
}
