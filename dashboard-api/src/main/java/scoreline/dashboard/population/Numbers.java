package scoreline.dashboard.population;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One number of each decision of a bundle, in the order of their places. */
public final class Numbers {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private final byte[][] chunks;
    private final int count;

    /// @param chunks one after the other, full but for the last; little-endian, and not changed any more
    /// @param count of the numbers
    Numbers(byte[][] chunks, int count) {
        this.chunks = chunks;
        this.count = count;
    }

    private static VarHandle view(Class<?> numbers) {
        return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.LITTLE_ENDIAN);
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /// Bytes of numbers that stand together; not to be changed.
    byte[] chunk(int chunk) {
        return chunks[chunk];
    }

    byte byteAt(int place) {
        return chunks[place / Column.CHUNK][place % Column.CHUNK];
    }

    short shortAt(int place) {
        return (short) SHORTS.get(chunks[place / Column.CHUNK], place % Column.CHUNK * Short.BYTES);
    }

    float floatAt(int place) {
        return (float) FLOATS.get(chunks[place / Column.CHUNK], place % Column.CHUNK * Float.BYTES);
    }

    /** Of a column of whole numbers as wide as a long. */
    public long longAt(int place) {
        return (long) LONGS.get(chunks[place / Column.CHUNK], place % Column.CHUNK * Long.BYTES);
    }

    /** Of a column of doubles. */
    public double doubleAt(int place) {
        return (double) DOUBLES.get(chunks[place / Column.CHUNK], place % Column.CHUNK * Double.BYTES);
    }
}
