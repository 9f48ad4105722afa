package scoreline.dashboard.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Refusal;

/** Parameters of questions about what is watched: null where one is not given, a refusal where it cannot be used. */
final class Asked {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-12-31T23:59:59Z");
    private static final Duration LONGEST = Duration.ofDays(400);

    private Asked() {}

    static @Nullable String sha256(String name, @Nullable String text) {
        if (text != null && !SHA256.matcher(text).matches()) {
            throw Refusal.ofParameter(name, "It is no SHA-256: 64 digits and letters a to f.");
        }
        return text;
    }

    static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return plausible(Instant.parse(text));
        } catch (DateTimeException e) {
            throw Refusal.ofParameter(name, "It is no time between 1900 and 2999 such as 2026-03-01T12:00:00Z.");
        }
    }

    /** One that a cursor says, in milliseconds since 1970. */
    static Instant cursorTime(long millis) {
        try {
            return plausible(Instant.ofEpochMilli(millis));
        } catch (DateTimeException e) {
            throw Refusal.ofParameter("cursor", "It is none that this list gave.");
        }
    }

    private static Instant plausible(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("a time that no window has");
        }
        return time;
    }

    static @Nullable Duration size(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var size = Duration.parse(text);
            if (size.isPositive() && size.compareTo(LONGEST) <= 0) {
                return size;
            }
        } catch (DateTimeParseException e) {
            throw noSize();
        }
        throw noSize();
    }

    private static Refusal noSize() {
        return Refusal.ofParameter("size", "It is no duration up to 400 days such as PT1H.");
    }

    static @Nullable YearMonth month(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.ofParameter(name, "It is no month such as 2026-03.");
        }
    }

    /** Whole. */
    static @Nullable Integer number(String name, @Nullable String text, int least, int most) {
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(name, least, most);
        }
        throw noNumber(name, least, most);
    }

    private static Refusal noNumber(String name, int least, int most) {
        return Refusal.ofParameter(name, "It must be a whole number from %d to %d.".formatted(least, most));
    }

    /** One of the words, in lower case. */
    static @Nullable String word(String name, @Nullable String text, List<String> words) {
        if (text != null && !words.contains(text)) {
            throw Refusal.ofParameter(name, "It must be one of " + String.join(", ", words) + ".");
        }
        return text;
    }

    static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether a database can hold it. */
    static boolean isText(String text) {
        return text.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(text);
    }
}
