package scoreline.dashboard.explanation;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import scoreline.plots.Language;

/** Values and units as a reader says them. */
public record Wording(Language language) {
    private static final double DAYS_A_YEAR = 365.25;
    private static final double DAYS_A_MONTH = DAYS_A_YEAR / 12;

    /** From so many days on, a reader counts in months; from two years on, in years. */
    private static final double MONTHS_FROM = 61;

    private static final double YEARS_FROM = 2 * DAYS_A_YEAR;

    /** From so many years on, only whole ones count. */
    private static final int WHOLE_YEARS_FROM = 10;

    private static final int HUNDRED = 100;
    private static final double TENTH = 0.1;
    private static final double HUNDREDTH = 0.01;
    private static final int DIGITS = 3;
    private static final int LAST_HOUR = 23;

    /** A score or a rating on a scale, as the catalogue writes it. */
    private static final Pattern SCALE = Pattern.compile("(score|rating) (\\d+)-(\\d+)");

    private static final String PER_PAYMENT = " per payment";
    private static final String PER_MONTH = " per month";
    private static final String SQUARED = "²";

    /** A value with its unit, where it has one. */
    public String value(Measure measure, Value value) {
        return switch (value) {
            case Value.Amount(double amount) -> amount(measure, amount);
            case Value.Category(String name) -> category(measure, name);
            case Value.Absent.UNKNOWN -> language.of("not known", "non connu");
            case Value.Absent.UNHEARD ->
                language.of("one that was rare when the model was made", "une valeur rare à la création du modèle");
        };
    }

    /** Whether a value is said as it would be in answer to a question: a label is then the question. */
    static boolean answers(Measure measure, Value value) {
        return switch (value) {
            case Value.Amount(double amount) -> measure.unit().equals("flag") && (amount == 0 || amount == 1);
            case Value.Category(String name) -> isYes(name) || isNo(name);
            case Value.Absent _ -> false;
        };
    }

    private static boolean isYes(String name) {
        return name.equals("Y") || name.equals("Yes");
    }

    private static boolean isNo(String name) {
        return name.equals("N") || name.equals("No");
    }

    private String category(Measure measure, String name) {
        var called = measure.categories().get(name);
        if (called != null) {
            return language.of(called);
        }
        return isYes(name) || isNo(name) ? yes(isYes(name)) : name;
    }

    /** What this reader calls categories, by name, so far as the catalogue says it. */
    public Map<String, String> categories(Measure measure) {
        var called = new TreeMap<String, String>();
        measure.categories().forEach((name, text) -> called.put(name, language.of(text)));
        return called;
    }

    private String yes(boolean yes) {
        return yes ? language.of("yes", "oui") : language.of("no", "non");
    }

    private String amount(Measure measure, double amount) {
        var unit = measure.unit();
        var scale = SCALE.matcher(unit);
        if (scale.matches()) {
            return plain(amount) + " " + scale(scale.group(2), scale.group(3));
        }
        if (unit.endsWith(PER_PAYMENT)) {
            return amount(within(unit, PER_PAYMENT), amount) + language.of(PER_PAYMENT, " par échéance");
        }
        if (unit.endsWith(PER_MONTH)) {
            return amount(within(unit, PER_MONTH), amount) + language.of(PER_MONTH, " par mois");
        }
        return switch (unit) {
            case "currency" ->
                language.number(amount, Math.abs(amount) < HUNDRED && amount != Math.rint(amount) ? 2 : 0);
            case "days" -> days(measure.sense(), amount);
            case "years" -> signed(amount, years(Math.abs(amount)));
            case "hour" ->
                amount == Math.rint(amount) && amount >= 0 && amount <= LAST_HOUR
                        ? language.count((long) amount) + language.of(":00", " h")
                        : plain(amount);
            case "flag" -> amount == 0 || amount == 1 ? yes(amount == 1) : plain(amount);
            case "share" -> percent(amount);
            case "ratio" -> plain(amount) + language.of(" times", " fois");
            case "payments" -> counted(amount, DIGITS, "payment", "échéance");
            case "count", "normalised", "score difference", "category", "none", "" -> plain(amount);
            default -> plain(amount) + " (" + unit(unit) + ")";
        };
    }

    private static Measure within(String unit, String ending) {
        return new Measure(unit.substring(0, unit.length() - ending.length()), Measure.Sense.AS_IT_STANDS);
    }

    private String scale(String from, String to) {
        return language.of("on a scale from %s to %s", "sur une échelle de %s à %s")
                .formatted(from, to);
    }

    private String days(Measure.Sense sense, double days) {
        return switch (sense) {
            case AS_IT_STANDS -> duration(days);
            case TIME_SINCE -> duration(-days);
            case MOMENT -> {
                if (days == 0) {
                    yield language.of("on the day of the application", "le jour de la demande");
                }
                yield duration(Math.abs(days))
                        + (days < 0
                                ? language.of(" before the application", " avant la demande")
                                : language.of(" after the application", " après la demande"));
            }
        };
    }

    private String duration(double days) {
        double length = Math.abs(days);
        if (length < MONTHS_FROM) {
            return signed(days, counted(length, DIGITS, "day", "jour"));
        }
        return signed(
                days,
                length < YEARS_FROM
                        ? language.number(length / DAYS_A_MONTH, 0) + language.of(" months", " mois")
                        : years(length / DAYS_A_YEAR));
    }

    private String years(double years) {
        return counted(years < WHOLE_YEARS_FROM ? years : Math.floor(years), 2, "year", "an");
    }

    private String counted(double amount, int digits, String english, String french) {
        var word = language.of(english, french);
        return language.significant(amount, digits) + " " + language.plural(amount, digits, word, word + "s");
    }

    private String signed(double sign, String words) {
        return sign < 0 ? "−" + words : words;
    }

    /** Two digits or three, so that a small share is not none. */
    private String percent(double share) {
        double size = Math.abs(share);
        if (!Double.isFinite(size * HUNDRED)) {
            return plain(share);
        }
        return language.percent(share, size == 0 || size >= TENTH ? 0 : size >= HUNDREDTH ? 1 : 2);
    }

    private String plain(double number) {
        return language.significant(number, DIGITS);
    }

    /** What numbers of a unit are; empty where there is nothing to say. */
    public String unit(String unit) {
        var scale = SCALE.matcher(unit);
        if (scale.matches()) {
            return (scale.group(1).equals("score") ? "score" : language.of("rating", "note")) + " "
                    + scale(scale.group(2), scale.group(3));
        }
        if (unit.endsWith(PER_PAYMENT)) {
            return unit(within(unit, PER_PAYMENT).unit()) + language.of(PER_PAYMENT, " par échéance");
        }
        if (unit.endsWith(PER_MONTH)) {
            return unit(within(unit, PER_MONTH).unit()) + language.of(PER_MONTH, " par mois");
        }
        if (unit.endsWith(SQUARED)) {
            return unit(within(unit, SQUARED).unit()) + language.of(", squared", ", au carré");
        }
        return switch (unit) {
            case "currency" -> language.of("amount in the currency of the loan", "montant dans la monnaie du prêt");
            case "days" -> language.of("days", "jours");
            case "years" -> language.of("years", "années");
            case "hour" -> language.of("hour of the day", "heure de la journée");
            case "flag" -> language.of("yes or no", "oui ou non");
            case "share" -> language.of("share", "part");
            case "ratio" -> language.of("times as much", "nombre de fois");
            case "payments" -> language.of("payments", "échéances");
            case "count" -> language.of("number", "nombre");
            case "normalised" -> language.of("scaled value without a unit", "valeur normalisée sans unité");
            case "score difference" -> language.of("difference of scores", "écart de scores");
            case "category" -> language.of("category", "catégorie");
            case "none" -> "";
            default -> unit;
        };
    }

    /** As a title is quoted. */
    String quoted(String text) {
        return language.of("“" + text + "”", "« " + text + " »");
    }
}
