package scoreline.monitor.volume;

import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;

/// How many decisions the last windows of a series held, of those that do not overlap. A window between them that
/// nothing came for held none. Immutable.
public final class Volumes {
    /** Windows that are remembered. */
    private static final int MOST = 28;

    private static final int ENTRY = 2 * Long.BYTES;

    private static final Volumes NONE = new Volumes(new TreeMap<>());

    /** By start, seconds since 1970. */
    private final NavigableMap<Long, Long> rows;

    private Volumes(NavigableMap<Long, Long> rows) {
        this.rows = rows;
    }

    public static Volumes none() {
        return NONE;
    }

    /// With a window as it was counted last; one that overlaps others is not remembered.
    public Volumes with(Window window, long counted) {
        if (!window.isWhole()) {
            return this;
        }
        var next = new TreeMap<>(rows);
        next.put(window.start().getEpochSecond(), counted);
        long oldest = next.lastKey() - MOST * seconds(window.size());
        return new Volumes(next.tailMap(oldest, false));
    }

    /// @param counted decisions of the window
    /// @return empty where no window before it is remembered
    public Optional<Volume> of(Window window, long counted) {
        long size = seconds(window.size());
        // Of windows that overlap, the last one before this one is over when this one begins.
        long last = (Math.floorDiv(window.start().getEpochSecond(), size) - 1) * size;
        if (rows.isEmpty() || rows.firstKey() > last) {
            return Optional.empty();
        }
        long first = Math.max(rows.firstKey(), last - (MOST - 1) * size);
        long[] before = LongStream.iterate(first, start -> start <= last, start -> start + size)
                .map(start -> rows.getOrDefault(start, 0L))
                .toArray();
        return Optional.of(Volume.of(counted, before));
    }

    private static long seconds(WindowSize size) {
        return size.size().toSeconds();
    }

    public byte[] toBytes() {
        var bytes = ByteBuffer.allocate(ENTRY * rows.size());
        rows.forEach((start, counted) -> bytes.putLong(start).putLong(counted));
        return bytes.array();
    }

    /// @param value as [#toBytes] gave it
    public static Volumes read(byte[] value) {
        var rows = new TreeMap<Long, Long>();
        for (var bytes = ByteBuffer.wrap(value); bytes.hasRemaining(); ) {
            rows.put(bytes.getLong(), bytes.getLong());
        }
        return new Volumes(rows);
    }
}
