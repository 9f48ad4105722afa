package scoreline.monitor.closing;

import java.nio.ByteBuffer;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Counted;
import scoreline.monitor.partial.Partial.Heartbeat;

/// How far one partition of the decisions has been read.
///
/// @param merged offset up to which counts were merged; −1 before the first
/// @param number of the last ones with that offset
/// @param offset of the last record up to which all is merged; −1 before the first
/// @param watermark latest event time, milliseconds since 1970; [Partial#NEVER] before any
/// @param idle whether it said so last; not remembered over a restart, so that it is waited for until it says
///     so again
public record Reading(long merged, int number, long offset, long watermark, boolean idle) {
    private static final int SIZE = 3 * Long.BYTES + Integer.BYTES;

    static Reading start() {
        return new Reading(-1, -1, -1, Partial.NEVER, false);
    }

    /// Whether counts go on where the last ones left off. What overlaps was merged before: a task that was set back
    /// repeats itself.
    boolean isNew(Counted counted) {
        return counted.from() > merged || (counted.to() == merged && counted.number() > number);
    }

    /// What has been read is for the heartbeat to say, which comes after all counts of its time: until then
    /// others of the same range may be missing.
    Reading after(Counted counted) {
        return new Reading(counted.to(), counted.number(), offset, watermark, false);
    }

    /** A task that starts anew has read nothing yet; what was known of its partition stays. */
    Reading after(Heartbeat heartbeat) {
        return new Reading(
                merged,
                number,
                Math.max(offset, heartbeat.offset()),
                Math.max(watermark, heartbeat.watermark()),
                heartbeat.idle());
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(SIZE)
                .putLong(merged)
                .putInt(number)
                .putLong(offset)
                .putLong(watermark)
                .array();
    }

    /// @param value as [#toBytes] gave it
    public static Reading read(byte[] value) {
        var bytes = ByteBuffer.wrap(value);
        return new Reading(bytes.getLong(), bytes.getInt(), bytes.getLong(), bytes.getLong(), false);
    }
}
