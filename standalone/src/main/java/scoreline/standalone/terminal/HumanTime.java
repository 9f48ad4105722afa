package scoreline.standalone.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations and instants as people write them. */
public final class HumanTime {
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhd]))+");
    private static final Pattern PART = Pattern.compile("([0-9]+)(ms|[smhd])");

    private HumanTime() {}

    /**
     * Reads {@code 60s}, {@code 500ms}, {@code 1h30m}, {@code 2d} or ISO-8601's {@code PT1M}.
     *
     * @throws IllegalArgumentException if it is none of these, or too long
     */
    public static Duration duration(String text) {
        var lower = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (!DURATION.matcher(lower).matches()) {
                return Duration.parse(text.strip());
            }
            var sum = Duration.ZERO;
            var parts = PART.matcher(lower);
            while (parts.find()) {
                long amount = Long.parseLong(parts.group(1));
                sum = sum.plus(
                        switch (parts.group(2)) {
                            case "ms" -> Duration.ofMillis(amount);
                            case "s" -> Duration.ofSeconds(amount);
                            case "m" -> Duration.ofMinutes(amount);
                            case "h" -> Duration.ofHours(amount);
                            default -> Duration.ofDays(amount);
                        });
            }
            return sum;
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a duration such as 60s, 5m or PT1M", e);
        }
    }

    /**
     * Reads {@code 2018-01-01T00:00:00Z}, with or without seconds, in any offset, or a day, which begins at 00:00 UTC.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text.strip()).toInstant()
                    : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time such as 2018-01-01T00:00Z", e);
        }
    }
}
