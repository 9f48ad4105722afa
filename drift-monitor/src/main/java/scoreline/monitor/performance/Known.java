package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;

/// What became of an application. The highest version counts; of two, the one that was observed later; of two of
/// these, the default: so that no order of arrival matters.
///
/// @param at when it was observed, to the millisecond
public record Known(int version, Instant at, boolean defaulted) implements Comparable<Known> {
    static final int BYTES = Integer.BYTES + Long.BYTES + 1;

    private static final Comparator<Known> ORDER =
            Comparator.comparingInt(Known::version).thenComparing(Known::at).thenComparing(Known::defaulted);

    /** Whether this one counts, where both are known. */
    public boolean corrects(Known other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Known other) {
        return ORDER.compare(this, other);
    }

    public byte[] toBytes() {
        var bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return bytes.array();
    }

    void write(ByteBuffer bytes) {
        bytes.putInt(version).putLong(at.toEpochMilli()).put((byte) (defaulted ? 1 : 0));
    }

    /// @param bytes as [#toBytes] gave them
    public static Known read(ByteBuffer bytes) {
        return new Known(bytes.getInt(), Instant.ofEpochMilli(bytes.getLong()), bytes.get() == 1);
    }
}
