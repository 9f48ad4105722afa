package scoreline.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which submission times are believed, both ends included.
 *
 * @param past how far before now an application may have been submitted; empty for no bound, as a replay needs
 * @param future how far after now, for clocks that run ahead; zero or more
 */
public record TimeBounds(Optional<Duration> past, Duration future) {
    public TimeBounds {
        if (past.isPresent() && past.get().isNegative()) {
            throw new IllegalArgumentException("past must be zero or more, was " + past.get());
        }
        if (future.isNegative()) {
            throw new IllegalArgumentException("future must be zero or more, was " + future);
        }
    }

    /** A year back, five minutes ahead. */
    public static TimeBounds usual() {
        return new TimeBounds(Optional.of(Duration.ofDays(365)), Duration.ofMinutes(5));
    }

    /** The same, with no bound on the past. */
    public TimeBounds forReplay() {
        return new TimeBounds(Optional.empty(), future);
    }

    public boolean admit(Instant submitted, Instant now) {
        return !submitted.isAfter(now.plus(future)) && (past.isEmpty() || !submitted.isBefore(now.minus(past.get())));
    }
}
