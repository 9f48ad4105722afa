package scoreline.dashboard.materialise;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import scoreline.service.setting.Settings;

/**
 * How long things stay in the tables; empty is for ever.
 *
 * @param decisions since they were submitted, with their applications and outcomes; and rejections, since they were rejected
 * @param drift reports, alerts and performance, since the end of what they tell of
 */
public record Retention(Optional<Period> decisions, Optional<Period> drift) {
    public static final Retention FOR_EVER = new Retention(Optional.empty(), Optional.empty());

    private static final int MOST_YEARS = 100;
    private static final LocalDate LONGEST = LocalDate.EPOCH.plusYears(MOST_YEARS);

    /// What is older than this is not kept.
    ///
    /// @param decisions [Instant#MIN] keeps all
    /// @param drift the same
    record Limits(Instant decisions, Instant drift) {}

    /**
     * Settings under {@code retention.}.
     *
     * @throws scoreline.service.UnusableConfig if a value cannot be used
     */
    public static Retention read(Settings settings) {
        return new Retention(
                settings.parsed("retention.decisions", Retention::period),
                settings.parsed("retention.drift", Retention::period));
    }

    private static Period period(String text) {
        try {
            var period = Period.parse(text);
            if (!period.isNegative()
                    && !period.isZero()
                    && !LocalDate.EPOCH.plus(period).isAfter(LONGEST)) {
                return period;
            }
        } catch (DateTimeException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("it must be a time of ISO 8601 in whole days, months or years, such as P5Y "
                + "or P1825D, from P1D to P" + MOST_YEARS + "Y");
    }

    /** By whole days of UTC: what a day has too much goes after it, and chunks are not written anew all the time. */
    Limits at(Instant now) {
        return new Limits(limit(decisions, now), limit(drift, now));
    }

    private static Instant limit(Optional<Period> kept, Instant now) {
        return kept.map(period -> now.atOffset(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .minus(period)
                        .toInstant())
                .orElse(Instant.MIN);
    }
}
