package scoreline.service.operations;

import java.time.Duration;
import scoreline.service.setting.Settings;

/**
 * When a service stops by itself: more than a share of at least so many records in so long are bad.
 *
 * @param share in (0, 1]; 1 never trips
 */
public record BreakerRule(Duration over, int records, double share) {
    public BreakerRule {
        if (over.toSeconds() < 1 || over.toSeconds() > 3_600) {
            throw new IllegalArgumentException("over must be from a second to an hour, was " + over);
        }
        if (records < 1) {
            throw new IllegalArgumentException("records must be at least 1, was " + records);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
    }

    public static BreakerRule usual() {
        return new BreakerRule(Duration.ofMinutes(1), 200, 0.5);
    }

    /**
     * Reads {@code breaker.over}, {@code breaker.records} and {@code breaker.share}.
     *
     * @throws scoreline.service.UnusableConfig if one cannot be used
     */
    public static BreakerRule read(Settings settings) {
        var usual = usual();
        return new BreakerRule(
                settings.duration("breaker.over", usual.over(), Duration.ofSeconds(1), Duration.ofHours(1)),
                settings.integer("breaker.records", usual.records(), 1, Integer.MAX_VALUE),
                settings.share("breaker.share", usual.share()));
    }
}
