package scoreline.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import scoreline.scoring.catalogue.Text;

/** A reader's language, and numbers as that reader writes them. */
public enum Language {
    ENGLISH("en", '.', ","),
    FRENCH("fr", ',', Language.NARROW_SPACE);

    private static final String NARROW_SPACE = "\u202f";
    private static final String MINUS = "\u2212";

    private final String code;
    private final char point;
    private final String between;

    Language(String code, char point, String between) {
        this.code = code;
        this.point = point;
        this.between = between;
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
        BigDecimal exact = BigDecimal.valueOf(value);
        int whole = exact.precision() - exact.scale();
        BigDecimal rounded = exact.setScale(Math.max(0, digits - whole), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return number(rounded.doubleValue(), Math.max(0, rounded.scale()));
    }

    /// @param share 1 is all
    /// @param digits after the point, not negative
    public String percent(double share, int digits) {
        BigDecimal hundred = BigDecimal.valueOf(share).movePointRight(2);
        return number(hundred.doubleValue(), digits) + NARROW_SPACE + "%";
    }
}
