package scoreline.service.kafka;

import java.time.Duration;
import scoreline.service.setting.Settings;

/**
 * How long Kafka is given.
 *
 * @param commit between transactions; the floor of the latency
 * @param linger how long a producer waits for company before it sends
 * @param session after which a silent instance's partitions go to others
 * @param transaction after which the broker aborts an open transaction
 */
public record Timing(Duration commit, Duration linger, Duration session, Duration transaction) {

    /**
     * Reads {@code commit}, {@code linger}, {@code session-timeout} and {@code transaction-timeout}.
     *
     * @throws scoreline.service.UnusableConfig if one cannot be used
     */
    public static Timing read(Settings settings, Timing usual) {
        var timing = new Timing(
                settings.duration("commit", usual.commit(), Duration.ofMillis(1), Duration.ofMinutes(1)),
                settings.duration("linger", usual.linger(), Duration.ZERO, Duration.ofSeconds(10)),
                settings.duration("session-timeout", usual.session(), Duration.ofSeconds(1), Duration.ofMinutes(5)),
                settings.duration(
                        "transaction-timeout", usual.transaction(), Duration.ofSeconds(1), Duration.ofMinutes(15)));
        settings.require(
                timing.commit().compareTo(timing.transaction()) < 0, "commit", "shorter than", "transaction-timeout");
        return timing;
    }
}
