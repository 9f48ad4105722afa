package scoreline.monitor.closing;

import java.time.Duration;

/// How soon counts are passed on and windows closed.
///
/// @param emit wall-clock time between two times that counts are passed on
/// @param idle wall-clock time without a decision after which a partition is idle, and after as long again no
///     longer waited for; at least `emit`
/// @param hold wall-clock time after the last decision, of any partition, from which on windows whose end has
///     passed by the clock are closed without a watermark; also how long late decisions are gathered before a
///     report is revised
/// @param grace event time by which decisions may come out of order, zero or more
/// @param corrections event time after a window closed in which late decisions still revise its report, zero or
///     more
public record Pace(Duration emit, Duration idle, Duration hold, Duration grace, Duration corrections) {
    public Pace {
        if (!emit.isPositive()) {
            throw new IllegalArgumentException("emit must be positive, was " + emit);
        }
        if (idle.compareTo(emit) < 0) {
            throw new IllegalArgumentException("idle must be at least " + emit + ", was " + idle);
        }
        if (!hold.isPositive()) {
            throw new IllegalArgumentException("hold must be positive, was " + hold);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must be zero or more, was " + grace);
        }
        if (corrections.isNegative()) {
            throw new IllegalArgumentException("corrections must be zero or more, was " + corrections);
        }
    }

    /** Two seconds, three, ten; a minute, a day. */
    public static Pace usual() {
        return new Pace(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofDays(1));
    }

    /// The hold, but for half a turn: who looks every [#emit], and never on the dot, would else look once more.
    Duration silence() {
        return hold.minus((emit.compareTo(hold) < 0 ? emit : hold).dividedBy(2));
    }

    /// Whether a turn comes so long after the last one that somebody stood still in between.
    ///
    /// @param last wall-clock milliseconds
    /// @param now wall-clock milliseconds
    public boolean isLate(long last, long now) {
        return now - last > emit.multipliedBy(2).toMillis();
    }
}
