package scoreline.scoring.explain;

import java.util.Arrays;

/// Numbers of scales, in a byte each as long as there are no more than that can tell apart, else in two.
///
/// @param high empty where one byte is enough
@SuppressWarnings("ArrayRecordComponent") // never compared
record Scales(byte[] low, byte[] high) {
    /** So many numbers, all the same. */
    static Scales of(int size, int number, int most) {
        var scales = new Scales(new byte[size], new byte[most < 256 ? 0 : size]);
        Arrays.fill(scales.low, (byte) number);
        Arrays.fill(scales.high, (byte) (number >> 8));
        return scales;
    }

    int at(int i) {
        int number = Byte.toUnsignedInt(low[i]);
        return high.length == 0 ? number : number | Byte.toUnsignedInt(high[i]) << 8;
    }

    void set(int i, int number) {
        low[i] = (byte) number;
        if (high.length > 0) {
            high[i] = (byte) (number >> 8);
        }
    }

    boolean fitInBytes() {
        return high.length == 0;
    }

    long bytes() {
        return (long) low.length + high.length;
    }
}
