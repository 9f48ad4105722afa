package scoreline.dashboard.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be decided; nothing of what it says.
 *
 * @param field at fault, where one is; never its value
 * @param rejectedAt UTC
 * @param topic where the record stands
 * @param partition where the record stands
 * @param offset where the record stands
 */
public record ListedRejection(
        String code, @Nullable String field, Instant rejectedAt, String topic, int partition, long offset) {}
