package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One number of each decision of a bundle, in the order of their places. */
public final class Numbers {
    private final Object[] chunks;
    private final int count;

    /// @param chunks one after the other, full but for the last, each as [#read] makes them; not changed any more
    /// @param count of the numbers
    Numbers(Object[] chunks, int count) {
        this.chunks = chunks;
        this.count = count;
    }

    /// A chunk as it is kept: an array of what the column holds.
    ///
    /// @param bytes little-endian
    static Object read(Column column, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.length / column.width();
        return switch (column.kind()) {
            case BYTE -> bytes;
            case SHORT -> {
                var shorts = new short[count];
                buffer.asShortBuffer().get(shorts);
                yield shorts;
            }
            case FLOAT -> {
                var floats = new float[count];
                buffer.asFloatBuffer().get(floats);
                yield floats;
            }
            case LONG -> {
                var longs = new long[count];
                buffer.asLongBuffer().get(longs);
                yield longs;
            }
            case DOUBLE -> {
                var doubles = new double[count];
                buffer.asDoubleBuffer().get(doubles);
                yield doubles;
            }
        };
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** How many chunks. */
    int chunks() {
        return chunks.length;
    }

    /// Bytes that stand together; not to be changed.
    byte[] bytes(int chunk) {
        return (byte[]) chunks[chunk];
    }

    /// Floats that stand together; not to be changed.
    float[] floats(int chunk) {
        return (float[]) chunks[chunk];
    }

    byte byteAt(int place) {
        return ((byte[]) chunks[place / Column.CHUNK])[place % Column.CHUNK];
    }

    short shortAt(int place) {
        return ((short[]) chunks[place / Column.CHUNK])[place % Column.CHUNK];
    }

    float floatAt(int place) {
        return ((float[]) chunks[place / Column.CHUNK])[place % Column.CHUNK];
    }

    /** Of a column of whole numbers as wide as a long. */
    public long longAt(int place) {
        return ((long[]) chunks[place / Column.CHUNK])[place % Column.CHUNK];
    }

    /** Of a column of doubles. */
    public double doubleAt(int place) {
        return ((double[]) chunks[place / Column.CHUNK])[place % Column.CHUNK];
    }
}
