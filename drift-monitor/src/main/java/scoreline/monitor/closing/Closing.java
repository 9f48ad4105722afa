package scoreline.monitor.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Counted;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.window.Window;
import scoreline.wire.DriftClosing;

/// Which windows are over. Event time decides, as long as anything moves: a window is over when each partition
/// that sends has passed its end and the grace. A partition that is known to be idle is not waited for; one
/// that has not spoken is, because it may have failed.
///
/// When nothing at all has come for the hold, what the clock has passed is over as well. The clock alone closes
/// nothing: in a replay of last year it passed every end long ago. Where an end of the input is expected,
/// neither silence nor the clock counts.
public final class Closing {
    private final int partitions;
    private final Pace pace;
    private final EndOfInput endOfInput;
    private final Map<Integer, Reading> readings = new HashMap<>();

    private long reached = Partial.NEVER;
    private long lastSign = Partial.NEVER;

    /// @param partitions of the decisions topic
    /// @param readings what is remembered of them
    public Closing(int partitions, Pace pace, EndOfInput end, Map<Integer, Reading> readings) {
        this.partitions = partitions;
        this.pace = pace;
        this.endOfInput = end;
        this.readings.putAll(readings);
        advance();
    }

    public Reading reading(int partition) {
        return readings.getOrDefault(partition, Reading.start());
    }

    /// @return false where it was merged before
    public boolean accept(Counted counted, long now) {
        var reading = reading(counted.partition());
        if (!reading.isNew(counted)) {
            return false;
        }
        readings.put(counted.partition(), reading.after(counted));
        lastSign = now;
        return true;
    }

    public void hear(Heartbeat heartbeat, long now) {
        readings.merge(heartbeat.partition(), Reading.start().after(heartbeat), (known, _) -> known.after(heartbeat));
        // After a restart silence begins with the first word: before it, nobody has said that there is nothing to read.
        if (!heartbeat.idle() || lastSign == Partial.NEVER) {
            lastSign = now;
        }
        advance();
    }

    /** To the least watermark of the partitions that are waited for; it never goes back. */
    private void advance() {
        if (readings.size() < partitions) {
            return;
        }
        readings.values().stream()
                .filter(reading -> endOfInput.isExpected() || !reading.idle())
                .mapToLong(Reading::watermark)
                .min()
                .ifPresent(least -> reached = Math.max(reached, least));
    }

    /** Whether event time has passed the window's end and the grace. */
    public boolean hasPassed(Window window) {
        return isBefore(window.end(), pace.grace(), reached);
    }

    /** Whether late decisions no longer revise the window's report. */
    public boolean isSettled(Window window) {
        return isBefore(window.end(), pace.grace().plus(pace.corrections()), reached);
    }

    /** Why what ends then is over, a window or less; empty where it is not. */
    public Optional<DriftClosing> closes(Instant end, long now) {
        if (isBefore(end, pace.grace(), reached)) {
            return Optional.of(DriftClosing.WATERMARK);
        }
        if (hasEnded()) {
            return Optional.of(DriftClosing.END_OF_INPUT);
        }
        return isSilent(now) && isBefore(end, pace.grace(), now) ? Optional.of(DriftClosing.IDLE) : Optional.empty();
    }

    private boolean isSilent(long now) {
        return !endOfInput.isExpected()
                && lastSign != Partial.NEVER
                && now - lastSign >= pace.hold().toMillis();
    }

    /** Whether every partition has been heard and either passed the window or said that it is idle. */
    public boolean isComplete(Window window) {
        return hasEnded()
                || (readings.size() >= partitions
                        && readings.values().stream()
                                .allMatch(reading ->
                                        reading.idle() || isBefore(window.end(), pace.grace(), reading.watermark())));
    }

    /** Whether the last decision of every partition has been read. */
    public boolean hasEnded() {
        return IntStream.range(0, partitions).allMatch(this::hasEnded);
    }

    private boolean hasEnded(int partition) {
        var last = endOfInput.lastOffset(partition);
        return last.isPresent() && reading(partition).offset() >= last.getAsLong();
    }

    private static boolean isBefore(Instant end, Duration after, long moment) {
        return moment != Partial.NEVER && end.plus(after).toEpochMilli() <= moment;
    }
}
