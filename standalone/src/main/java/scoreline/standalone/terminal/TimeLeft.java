package scoreline.standalone.terminal;

import java.time.Duration;
import java.util.Optional;

/** How long the rest of a work may take if it goes on as since its share was first told; what came before is another work. */
final class TimeLeft {
    private static final double TOO_LITTLE_TO_TELL = 0.02;
    private static final Duration IN_MINUTES = Duration.ofMinutes(3);

    private long firstNanos;
    private double firstShare = Double.NaN;

    /// @param nanos as of [System#nanoTime()]
    /// @param share done, in [0, 1]
    /// @return seconds, or minutes where they are many; empty while too little is done to tell
    Optional<String> at(long nanos, double share) {
        if (Double.isNaN(firstShare)) {
            firstNanos = nanos;
            firstShare = share;
        }
        double done = share - firstShare;
        if (done < TOO_LITTLE_TO_TELL) {
            return Optional.empty();
        }
        var left = Duration.ofNanos(Math.round((nanos - firstNanos) * (1 - share) / done));
        return Optional.of(
                left.compareTo(IN_MINUTES) < 0
                        ? Math.round(left.toMillis() / 1e3) + " s"
                        : Math.round(left.toSeconds() / 60.0) + " min");
    }
}
