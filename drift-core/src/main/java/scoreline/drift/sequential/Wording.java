package scoreline.drift.sequential;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import scoreline.scoring.catalogue.Text;

/** A change in plain words. */
final class Wording {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    /// @param moved log-odds
    static Text ofLogOdds(Instant since, long count, double moved, double low, double high, double deviations) {
        boolean up = moved > 0;
        double odds = 100 * Math.abs(Math.expm1(moved));
        double least = up ? low : -high;
        double most = up ? high : -low;
        return new Text(
                since(since).en()
                        + english(
                                "the model has seen %s risk: by %.2f log-odds on average (%.2f to %.2f) over %,d decisions,"
                                        + " %.2f of their usual spread; the odds of default are %.0f %% %s.",
                                up ? "a higher" : "a lower",
                                Math.abs(moved),
                                least,
                                most,
                                count,
                                Math.abs(deviations),
                                odds,
                                up ? "higher" : "lower"),
                since(since).fr()
                        + french(
                                "le modèle voit un risque plus %s : de %.2f en log-cote en moyenne (%.2f à %.2f) sur %,d décisions,"
                                        + " soit %.2f de leur dispersion habituelle ; la cote de défaut est plus %s de %.0f %%.",
                                up ? "élevé" : "faible",
                                Math.abs(moved),
                                least,
                                most,
                                count,
                                Math.abs(deviations),
                                up ? "élevée" : "faible",
                                odds));
    }

    /// @param before and the others: shares
    static Text ofRefusals(Instant since, long count, double before, double now, double low, double high) {
        return new Text(
                since(since).en()
                        + english(
                                "%.1f %% of the decisions have been refusals (%.1f %% to %.1f %%), over %,d decisions,"
                                        + " instead of %.1f %%.",
                                100 * now, 100 * low, 100 * high, count, 100 * before),
                since(since).fr()
                        + french(
                                "%.1f %% des décisions sont des refus (de %.1f %% à %.1f %%), sur %,d décisions,"
                                        + " au lieu de %.1f %%.",
                                100 * now, 100 * low, 100 * high, count, 100 * before));
    }

    private static Text since(Instant since) {
        return new Text(
                "Since about " + DAY.format(since) + " " + TIME.format(since) + " UTC, ",
                "Depuis le " + DAY.format(since) + " vers " + TIME.format(since) + " UTC, ");
    }

    // The annotation it asks for is in a jar of the compiler's.
    @SuppressWarnings("AnnotateFormatMethod")
    private static String english(String form, Object... values) {
        return String.format(Locale.ENGLISH, form, values);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String french(String form, Object... values) {
        return String.format(Locale.FRENCH, form, values);
    }
}
