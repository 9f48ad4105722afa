package scoreline.scoring.decision;

import java.time.Duration;
import java.util.Optional;

/// How often an applicant applied before: of the applications that were decided before this one and are still
/// remembered, those
/// submitted at its time t or earlier. A scorer remembers for `scorer.remember`: nothing is counted that it has
/// forgotten.
///
/// @param last24Hours submitted in (t − 24 h, t]
/// @param last7Days submitted in (t − 7 d, t], of 24 hours each
/// @param last30Days submitted in (t − 30 d, t]
/// @param refusals refused ones, however long ago
/// @param sinceLast from the latest of them to t; empty where there is none
public record Velocity(int last24Hours, int last7Days, int last30Days, int refusals, Optional<Duration> sinceLast) {

    /** Nothing was decided before. */
    public static final Velocity NONE = new Velocity(0, 0, 0, 0, Optional.empty());

    /** Counts earlier applications one by one, in any order. Not thread-safe. */
    public static final class Count {
        private static final long DAY = Duration.ofDays(1).toMillis();
        private static final long NOBODY = Long.MAX_VALUE;

        private final long submittedAt;
        private int last24Hours;
        private int last7Days;
        private int last30Days;
        private int refusals;
        private long sinceLast = NOBODY;

        /// @param submittedAt t, ms since 1970
        public Count(long submittedAt) {
            this.submittedAt = submittedAt;
        }

        /// @param earlier when it was submitted, ms since 1970; after t it does not count
        public void add(long earlier, Outcome outcome) {
            long since = submittedAt - earlier;
            if (since < 0) {
                return;
            }
            if (since < DAY) {
                last24Hours++;
            }
            if (since < 7 * DAY) {
                last7Days++;
            }
            if (since < 30 * DAY) {
                last30Days++;
            }
            if (outcome == Outcome.REFUSE) {
                refusals++;
            }
            sinceLast = Math.min(sinceLast, since);
        }

        public Velocity velocity() {
            return sinceLast == NOBODY
                    ? NONE
                    : new Velocity(
                            last24Hours, last7Days, last30Days, refusals, Optional.of(Duration.ofMillis(sinceLast)));
        }
    }
}
