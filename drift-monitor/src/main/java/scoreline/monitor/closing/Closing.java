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
/// that sends has passed its end and the grace. A partition that goes on saying it is idle is not waited for; one
/// that does not speak, or no longer does, is, because it may have failed.
///
/// When nothing at all has come for the hold, what the clock has passed is over as well. The clock alone closes
/// nothing: in a replay of last year it passed every end long ago. Where an end of the input is expected,
/// neither silence nor the clock counts.
public final class Closing {
    private final int partitions;
    private final Pace pace;
    private final EndOfInput endOfInput;
    private final Map<Integer, Reading> readings = new HashMap<>();

    /** When each partition last spoke; wall-clock milliseconds. */
    private final Map<Integer, Long> heard = new HashMap<>();

    private Optional<Leap> leap = Optional.empty();
    private long reached;
    private long lastSign = Partial.NEVER;
    private long lastTurn;

    /// Over partitions that are idle, once they have been so for another while: of several that slept and wake
    /// together the first is heard before the others are read.
    ///
    /// @param to event time
    /// @param since wall-clock milliseconds
    private record Leap(long to, long since) {}

    /// @param partitions of the decisions topic
    /// @param readings what is remembered of them
    /// @param reached what is remembered of event time, as [#reached] gave it
    public Closing(int partitions, Pace pace, EndOfInput end, Map<Integer, Reading> readings, long reached) {
        this.partitions = partitions;
        this.pace = pace;
        this.endOfInput = end;
        this.readings.putAll(readings);
        this.reached = reached;
    }

    /// How far event time has come, milliseconds since 1970; [Partial#NEVER] before it began. To be remembered:
    /// readings alone do not tell that a partition was not waited for, and a window that was settled would begin
    /// anew.
    public long reached() {
        return reached;
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
        heard.put(heartbeat.partition(), now);
        advance(now);
    }

    /** To the least watermark of all partitions at once, to that of those that send later; it never goes back. */
    private void advance(long now) {
        if (readings.size() < partitions) {
            return;
        }
        advanceTo(readings.values().stream().mapToLong(Reading::watermark).min().orElse(Partial.NEVER));
        if (endOfInput.isExpected()) {
            return;
        }
        long awake = readings.entrySet().stream()
                .filter(reading -> !isIdle(reading.getKey(), now))
                .mapToLong(reading -> reading.getValue().watermark())
                .min()
                .orElse(Long.MAX_VALUE);
        if (leap.isPresent() && now - leap.get().since() >= pace.idle().toMillis()) {
            advanceTo(Math.min(leap.get().to(), awake));
            leap = Optional.empty();
        }
        if (leap.isEmpty() && awake > reached && awake < Long.MAX_VALUE) {
            leap = Optional.of(new Leap(awake, now));
        }
    }

    private void advanceTo(long moment) {
        reached = Math.max(reached, moment);
    }

    /** Whether it said so lately: while its task moves nobody reads it, and what comes there is missed, not absent. */
    private boolean isIdle(int partition, long now) {
        var last = heard.get(partition);
        return last != null
                && reading(partition).idle()
                && now - last <= pace.idle().plus(pace.emit()).toMillis();
    }

    /** Whether event time has passed the window's end and the grace. */
    public boolean hasPassed(Window window) {
        return isBefore(window.end(), pace.grace(), reached);
    }

    /** Whether late decisions no longer revise the window's report. */
    public boolean isSettled(Window window) {
        return isBefore(window.end(), pace.grace().plus(pace.corrections()), reached);
    }

    /** To be called every {@link Pace#emit} and whenever something is heard: silence counts while somebody listens. */
    public void listen(long now) {
        if (lastSign != Partial.NEVER && pace.isLate(lastTurn, now)) {
            lastSign = now;
            leap = Optional.empty();
        }
        lastTurn = now;
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
                && now - lastSign >= pace.silence().toMillis();
    }

    /** Whether every partition has been heard and either passed the window or said that it is idle. */
    public boolean isComplete(Window window, long now) {
        return hasEnded()
                || (readings.size() >= partitions
                        && readings.entrySet().stream()
                                .allMatch(reading -> isIdle(reading.getKey(), now)
                                        || isBefore(
                                                window.end(),
                                                pace.grace(),
                                                reading.getValue().watermark())));
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
