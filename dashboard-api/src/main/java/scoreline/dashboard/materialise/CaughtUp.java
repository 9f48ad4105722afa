package scoreline.dashboard.materialise;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Of which moment the tables hold everything. Under load they are never level with the topics; they reach where the topics ended a
 * moment ago all the same. For one thread.
 */
final class CaughtUp {
    /** The oldest look at the topics that the tables have not reached. */
    private @Nullable Look ahead;

    private record Look(Instant at, Map<TopicPartition, Long> ends) {
        boolean isReached(Map<TopicPartition, Long> written) {
            return ends.entrySet().stream().allMatch(end -> written.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    /// @param written where each partition is read on: what is before it is in the tables
    /// @param ends where each ended at that moment, or later
    /// @param at that moment
    /// @return a later moment than before of which everything is in the tables; empty if there is none
    Optional<Instant> to(Map<TopicPartition, Long> written, Map<TopicPartition, Long> ends, Instant at) {
        var look = new Look(at, Map.copyOf(ends));
        if (look.isReached(written)) {
            ahead = null;
            return Optional.of(at);
        }
        var before = ahead;
        if (before == null) {
            ahead = look;
            return Optional.empty();
        }
        if (!before.isReached(written)) {
            return Optional.empty();
        }
        ahead = look;
        return Optional.of(before.at());
    }
}
