package scoreline.training.tables;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.DateStyle;

/** Reads dates, and counts the days between them. */
public final class Dates {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern PARTED =
            Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");

    private Dates() {}

    /// Whether a text is a date of that style.
    public static boolean holds(String text, DateStyle style) {
        try {
            return read(text, style) != null;
        } catch (Cell.Unreadable e) {
            return false;
        }
    }

    /// Whether a date lies on a later day than another; not where either is missing or no date.
    public static boolean isLater(String text, DateStyle style, String other, DateStyle othersStyle) {
        try {
            Instant date = read(text, style);
            Instant from = read(other, othersStyle);
            return from != null && daysBefore(from, date) < 0;
        } catch (Cell.Unreadable e) {
            return false;
        }
    }

    /// @return null for the empty cell; the start of the day where no time is written
    static @Nullable Instant read(@Nullable String text, DateStyle style) throws Cell.Unreadable {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return switch (style) {
                case ISO -> iso(text);
                case DAY_FIRST -> parted(text, 1, 3);
                case MONTH_FIRST -> parted(text, 3, 1);
            };
        } catch (DateTimeException e) {
            throw new Cell.Unreadable(Problem.Code.INVALID_VALUE);
        }
    }

    /// Whole days from a date to the day of submission, both in UTC.
    ///
    /// @return NaN where there is no date; negative where it is later
    static double daysBefore(Instant submitted, @Nullable Instant date) {
        return date == null ? Double.NaN : (double) (day(submitted) - day(date));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }

    private static Instant iso(String text) {
        return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("neither a date nor a time");
        };
    }

    private static Instant parted(String text, int dayAt, int monthAt) {
        Matcher parts = PARTED.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("not a date");
        }
        return LocalDateTime.of(
                        number(parts, 4),
                        number(parts, monthAt),
                        number(parts, dayAt),
                        number(parts, 5),
                        number(parts, 6),
                        number(parts, 7))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? 0 : Integer.parseInt(part);
    }
}
