package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import org.apache.kafka.common.utils.Bytes;
import scoreline.monitor.population.Population;

/** A stretch of one population; in the order of time. */
record StretchKey(Instant start, Population population) implements Comparable<StretchKey> {
    private static final int SIZE = Long.BYTES + Population.BYTES;
    private static final Comparator<StretchKey> ORDER =
            Comparator.comparing(StretchKey::start).thenComparing(StretchKey::population);

    Bytes toBytes() {
        var bytes = ByteBuffer.allocate(SIZE).putLong(start.toEpochMilli());
        population.write(bytes);
        return Bytes.wrap(bytes.array());
    }

    /// @param key as [#toBytes] gave it
    static StretchKey read(Bytes key) {
        var bytes = ByteBuffer.wrap(key.get());
        return new StretchKey(Instant.ofEpochMilli(bytes.getLong()), Population.read(bytes));
    }

    @Override
    public int compareTo(StretchKey other) {
        return ORDER.compare(this, other);
    }
}
