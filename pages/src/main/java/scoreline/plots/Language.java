package scoreline.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import scoreline.scoring.catalogue.Text;

/** A reader's language, and numbers as that reader writes them. */
public enum Language {
    ENGLISH("en", Locale.UK, '.', ",", ""),
    FRENCH("fr", Locale.FRANCE, ',', Language.NARROW_SPACE, Language.NARROW_SPACE);

    private static final String NARROW_SPACE = "\u202f";
    private static final String MINUS = "\u2212";
    private static final Pattern BELOW_ZERO = Pattern.compile("(?<=[ (])-(?=\\d)");
    private static final Pattern PER_CENT = Pattern.compile("(?<=\\d) %");

    private final String code;
    private final Locale locale;
    private final char point;
    private final String between;
    private final String perCent;

    Language(String code, Locale locale, char point, String between, String beforePerCent) {
        this.code = code;
        this.locale = locale;
        this.point = point;
        this.between = between;
        this.perCent = beforePerCent + "%";
    }

    /** As the `lang` attribute of HTML has it. */
    public String code() {
        return code;
    }

    public String of(Text text) {
        return of(text.en(), text.fr());
    }

    public <T> T of(T english, T french) {
        return this == ENGLISH ? english : french;
    }

    public String count(long count) {
        return number((double) count, 0);
    }

    /// Half rounds to even.
    ///
    /// @param value finite
    /// @param digits after the point, not negative
    public String number(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        String plain = rounded.abs().toPlainString();
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        var written = new StringBuilder(rounded.signum() < 0 ? MINUS : "");
        for (int i = 0; i < end; i++) {
            written.append(i > 0 && (end - i) % 3 == 0 ? between : "").append(plain.charAt(i));
        }
        return digits == 0
                ? written.toString()
                : written.append(point).append(plain, end + 1, plain.length()).toString();
    }

    /// With so many significant digits or, where the whole part has more, without any after the point. Zeros at the
    /// end fall away.
    ///
    /// @param value finite
    /// @param digits at least 1
    public String significant(double value, int digits) {
        BigDecimal rounded = rounded(value, digits);
        return number(rounded.doubleValue(), Math.max(0, rounded.scale()));
    }

    private static BigDecimal rounded(double value, int digits) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int whole = exact.precision() - exact.scale();
        return exact.setScale(Math.max(0, digits - whole), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    /// @param share 1 is all
    /// @param digits after the point, not negative
    public String percent(double share, int digits) {
        BigDecimal hundred = BigDecimal.valueOf(share).movePointRight(2);
        return number(hundred.doubleValue(), digits) + perCent;
    }

    /** A text whose per cent signs stand as far from their numbers as here they do. */
    public String perCent(String text) {
        return PER_CENT.matcher(text).replaceAll(perCent);
    }

    /// A sentence with its values. Numbers below zero have a minus sign, which is as wide as a plus.
    ///
    /// @param form of a [java.util.Formatter]
    /// @param values of it; a [Text] is said in this language
    // The annotation it asks for is in a jar of the compiler's.
    @SuppressWarnings("AnnotateFormatMethod")
    public String say(String form, Object... values) {
        var said = Arrays.stream(values)
                .map(value -> value instanceof Text text ? of(text) : value)
                .toArray();
        return perCent(BELOW_ZERO.matcher(String.format(locale, form, said)).replaceAll(MINUS));
    }

    /** Which form of a word a number takes: English has the singular for one alone, French for whatever is below two. */
    public String plural(long number, String one, String other) {
        return of(number == 1, number < 2) ? one : other;
    }

    /// The same for a number that is said with so many [significant][#significant(double, int)] digits.
    public String plural(double number, int digits, String one, String other) {
        double said = Math.abs(rounded(number, digits).doubleValue());
        return of(said == 1, said < 2) ? one : other;
    }

    /** "22 November 2026", of UTC. */
    public String day(Instant time) {
        return written("d MMMM uuuu", time);
    }

    /** "22 November 2026, 12:59 UTC". */
    public String minute(Instant time) {
        return written(of("d MMMM uuuu, HH:mm 'UTC'", "d MMMM uuuu 'à' HH:mm 'UTC'"), time);
    }

    private String written(String pattern, Instant time) {
        var written = DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(ZoneOffset.UTC)
                .format(time);
        return this == FRENCH && written.startsWith("1 ") ? "1er" + written.substring(1) : written;
    }
}
