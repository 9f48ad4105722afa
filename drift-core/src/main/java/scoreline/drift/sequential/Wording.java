package scoreline.drift.sequential;

import java.time.Instant;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/** A change in plain words. */
final class Wording {

    private Wording() {}

    /// @param moved log-odds
    static Text ofLogOdds(Instant since, long count, double moved, double low, double high, double deviations) {
        boolean up = moved > 0;
        double odds = 100 * Math.abs(Math.expm1(moved));
        double least = up ? low : -high;
        double most = up ? high : -low;
        return new Text(
                since(since).en()
                        + Language.ENGLISH.say(
                                "the model has seen %s risk: by %.2f log-odds on average (%.2f to %.2f) over %,d %s,"
                                        + " %.2f of their usual spread; the odds of default are %.0f %% %s.",
                                up ? "a higher" : "a lower",
                                Math.abs(moved),
                                least,
                                most,
                                count,
                                Language.ENGLISH.plural(count, "decision", "decisions"),
                                Math.abs(deviations),
                                odds,
                                up ? "higher" : "lower"),
                since(since).fr()
                        + Language.FRENCH.say(
                                "le modèle voit un risque plus %s : de %.2f en log-cote en moyenne (%.2f à %.2f) sur %,d %s,"
                                        + " soit %.2f de leur dispersion habituelle ; la cote de défaut est plus %s de %.0f %%.",
                                up ? "élevé" : "faible",
                                Math.abs(moved),
                                least,
                                most,
                                count,
                                Language.FRENCH.plural(count, "décision", "décisions"),
                                Math.abs(deviations),
                                up ? "élevée" : "faible",
                                odds));
    }

    /// @param before and the others: shares
    static Text ofRefusals(Instant since, long count, double before, double now, double low, double high) {
        return new Text(
                since(since).en()
                        + Language.ENGLISH.say(
                                "%.1f %% of the decisions have been refusals (%.1f %% to %.1f %%), over %,d %s,"
                                        + " instead of %.1f %%.",
                                100 * now,
                                100 * low,
                                100 * high,
                                count,
                                Language.ENGLISH.plural(count, "decision", "decisions"),
                                100 * before),
                since(since).fr()
                        + Language.FRENCH.say(
                                "%.1f %% des décisions sont des refus (de %.1f %% à %.1f %%), sur %,d %s,"
                                        + " au lieu de %.1f %%.",
                                100 * now,
                                100 * low,
                                100 * high,
                                count,
                                Language.FRENCH.plural(count, "décision", "décisions"),
                                100 * before));
    }

    private static Text since(Instant since) {
        return new Text(
                "Since about " + Language.ENGLISH.minute(since) + ", ",
                "Depuis le " + Language.FRENCH.minute(since) + " environ, ");
    }
}
