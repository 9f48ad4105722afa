package scoreline.monitor.partial;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import scoreline.drift.histogram.Varints;
import scoreline.monitor.population.Population;
import scoreline.monitor.sums.Stretch;

/** What the task that counts a partition tells the one that merges, in the order in which it happened. */
public sealed interface Partial {
    /** Before any decision. */
    long NEVER = Long.MIN_VALUE;

    /** Of the decisions topic. */
    int partition();

    byte[] toBytes();

    /** What was counted since the last time. All that is passed on at one time shares its range of offsets. */
    sealed interface Counted extends Partial {
        /** Of the first decision counted. */
        long from();

        /** Of the last. */
        long to();

        /** Of this one among those of its range, from 0 on. */
        int number();
    }

    /// What was counted of one population in one pane.
    ///
    /// @param pane its start, seconds since 1970
    /// @param counts as `WindowCounts` writes them
    record Delta(int partition, long from, long to, int number, long pane, Population population, Bytes counts)
            implements Counted {
        private static final byte TAG = 1;
        private static final int FIXED = 1 + 2 * Integer.BYTES + 3 * Long.BYTES + Population.BYTES;

        @Override
        public byte[] toBytes() {
            var bytes = ByteBuffer.allocate(FIXED + counts.get().length)
                    .put(TAG)
                    .putInt(partition)
                    .putLong(from)
                    .putLong(to)
                    .putInt(number)
                    .putLong(pane);
            population.write(bytes);
            return bytes.put(counts.get()).array();
        }

        private static Delta read(ByteBuffer bytes) {
            int partition = bytes.getInt();
            long from = bytes.getLong();
            long to = bytes.getLong();
            int number = bytes.getInt();
            long pane = bytes.getLong();
            var population = Population.read(bytes);
            var counts = new byte[bytes.remaining()];
            bytes.get(counts);
            return new Delta(partition, from, to, number, pane, population, Bytes.wrap(counts));
        }
    }

    /// What came of one population, stretch by stretch.
    record Flow(int partition, long from, long to, int number, Population population, List<Stretch> stretches)
            implements Counted {
        private static final byte TAG = 3;
        private static final int FIXED = 1 + 2 * Integer.BYTES + 2 * Long.BYTES + Population.BYTES;
        private static final int STRETCH = 24;

        public Flow {
            stretches = List.copyOf(stretches);
        }

        @Override
        public byte[] toBytes() {
            var out = new Varints.Writer(STRETCH * stretches.size());
            stretches.forEach(stretch -> stretch.write(out));
            byte[] written = out.toBytes();
            var bytes = ByteBuffer.allocate(FIXED + written.length)
                    .put(TAG)
                    .putInt(partition)
                    .putLong(from)
                    .putLong(to)
                    .putInt(number);
            population.write(bytes);
            return bytes.put(written).array();
        }

        private static Flow read(ByteBuffer bytes) {
            int partition = bytes.getInt();
            long from = bytes.getLong();
            long to = bytes.getLong();
            int number = bytes.getInt();
            var population = Population.read(bytes);
            var written = new byte[bytes.remaining()];
            bytes.get(written);
            var in = new Varints.Reader(written);
            List<Stretch> stretches = new ArrayList<>();
            while (in.hasMore()) {
                stretches.add(Stretch.read(in));
            }
            return new Flow(partition, from, to, number, population, stretches);
        }
    }

    /// A sign of life, after the deltas of its time.
    ///
    /// @param watermark latest event time of a decision, milliseconds since 1970; [#NEVER] before one
    /// @param offset of the last record read; −1 before one
    /// @param idle whether nothing was decided for a while
    record Heartbeat(int partition, long watermark, long offset, boolean idle) implements Partial {
        private static final byte TAG = 2;
        private static final int SIZE = 1 + Integer.BYTES + 2 * Long.BYTES + 1;

        @Override
        public byte[] toBytes() {
            return ByteBuffer.allocate(SIZE)
                    .put(TAG)
                    .putInt(partition)
                    .putLong(watermark)
                    .putLong(offset)
                    .put((byte) (idle ? 1 : 0))
                    .array();
        }

        private static Heartbeat read(ByteBuffer bytes) {
            return new Heartbeat(bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.get() == 1);
        }
    }

    /// @param value as [#toBytes] gave it
    static Partial read(byte[] value) {
        var bytes = ByteBuffer.wrap(value);
        byte tag = bytes.get();
        return switch (tag) {
            case Delta.TAG -> Delta.read(bytes);
            case Heartbeat.TAG -> Heartbeat.read(bytes);
            case Flow.TAG -> Flow.read(bytes);
            default -> throw new IllegalArgumentException("no partial of this version begins with " + tag);
        };
    }
}
