package scoreline.monitor.performance;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.drift.performance.RealisedEstimate;
import scoreline.drift.performance.RealisedGap;
import scoreline.drift.performance.RealisedGap.Measure;
import scoreline.drift.performance.RealisedPerformance;
import scoreline.drift.performance.Wager;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/** What became of loans, in plain words. */
final class Wording {
    private Wording() {}

    static Text performance(
            YearMonth month,
            int monthsOnBook,
            Wager approved,
            boolean mature,
            RealisedPerformance realised,
            RealisedEstimate estimate) {
        var standing = standing(month, monthsOnBook, approved);
        return mature ? joined(standing, gaps(realised, estimate)) : joined(standing, List.of(notYet()));
    }

    static Text standing(YearMonth month, int monthsOnBook, Wager approved) {
        return new Text(
                Language.ENGLISH.say(
                        "Of %,d %s approved in %s, %,d %s known within %d %s and %,d of these defaulted; %.1f of all were"
                                + " promised to.",
                        approved.approved(),
                        Language.ENGLISH.plural(approved.approved(), "application", "applications"),
                        name(month, Locale.ENGLISH),
                        approved.known(),
                        Language.ENGLISH.plural(approved.known(), "is", "are"),
                        monthsOnBook + 1,
                        Language.ENGLISH.plural(monthsOnBook + 1, "month", "months"),
                        approved.defaulted(),
                        approved.promised() * approved.approved()),
                Language.FRENCH.say(
                        "Sur %,d %s en %s, %,d %s en moins de %d mois, dont %,d en défaut ; défauts promis sur l’ensemble"
                                + " : %.1f.",
                        approved.approved(),
                        Language.FRENCH.plural(approved.approved(), "demande acceptée", "demandes acceptées"),
                        name(month, Locale.FRENCH),
                        approved.known(),
                        Language.FRENCH.plural(approved.known(), "est connue", "sont connues"),
                        monthsOnBook + 1,
                        approved.defaulted(),
                        approved.promised() * approved.approved()));
    }

    private static Text notYet() {
        return new Text(
                "Too many are still open to say more: what is known first is not like the rest.",
                "Trop de dossiers restent ouverts pour en dire plus : ce qui se sait d’abord ne ressemble pas au reste.");
    }

    private static List<Text> gaps(RealisedPerformance realised, RealisedEstimate estimate) {
        var rate = new RealisedGap(Measure.DEFAULT_RATE, realised.defaultRate(), estimate.defaultRate());
        var auc = realised.ranking().map(ranking -> new RealisedGap(Measure.AUC, ranking.auc(), estimate.auc()));
        var cost = new RealisedGap(Measure.COST, realised.cost(), estimate.cost());
        return Stream.of(Stream.of(rate), auc.stream(), Stream.of(cost))
                .flatMap(each -> each)
                .map(RealisedGap::sentence)
                .toList();
    }

    static Text breach(Promise.Told told) {
        var wager = told.wager();
        return switch (told.turn()) {
            case STARTED -> joined(new Text("A promise is broken.", "Une promesse est rompue."), List.of(shares(told)));
            case ONGOING ->
                joined(new Text("A promise stays broken.", "Une promesse reste rompue."), List.of(shares(told)));
            case RECOVERED ->
                new Text(
                        Language.ENGLISH.say(
                                "The promise is kept again: of %,d applications approved %s, %.1f %% of those known"
                                        + " defaulted, and %.1f %% had been promised to.",
                                wager.approved(),
                                when(told, Locale.ENGLISH),
                                100.0 * wager.defaulted() / wager.known(),
                                100 * wager.promised()),
                        Language.FRENCH.say(
                                "La promesse est de nouveau tenue : sur %,d demandes acceptées %s, %.1f %% de celles"
                                        + " connues ont fait défaut, pour %.1f %% promis.",
                                wager.approved(),
                                when(told, Locale.FRENCH),
                                100.0 * wager.defaulted() / wager.known(),
                                100 * wager.promised()));
        };
    }

    /** Whoever is not known yet is counted for the promise. */
    private static Text shares(Promise.Told told) {
        var wager = told.wager();
        boolean worse = wager.isWorse();
        double odds = Math.exp(wager.logOdds());
        return new Text(
                Language.ENGLISH.say(
                        "Of %,d applications approved %s, %s %.1f %% default, and %.1f %% had been promised to: the"
                                + " odds are %.2f times the promised ones. %,d are known; the others are counted as %s.",
                        wager.approved(),
                        when(told, Locale.ENGLISH),
                        worse ? "at least" : "at most",
                        100 * wager.rate(),
                        100 * wager.promised(),
                        odds,
                        wager.known(),
                        worse ? "repaid" : "defaulted"),
                Language.FRENCH.say(
                        "Sur %,d demandes acceptées %s, %s %.1f %% font défaut, pour %.1f %% promis : la cote vaut %.2f"
                                + " fois celle promise. %,d sont connues ; les autres sont comptées comme %s.",
                        wager.approved(),
                        when(told, Locale.FRENCH),
                        worse ? "au moins" : "au plus",
                        100 * wager.rate(),
                        100 * wager.promised(),
                        odds,
                        wager.known(),
                        worse ? "remboursées" : "en défaut"));
    }

    /** The months of approval, from the first to the last. */
    private static String when(Promise.Told told, Locale locale) {
        boolean english = locale.equals(Locale.ENGLISH);
        String first = name(told.first(), locale);
        if (told.first().equals(told.breach().until())) {
            return (english ? "in " : "en ") + first;
        }
        String last = name(told.breach().until(), locale);
        return english ? "from " + first + " to " + last : "de " + first + " à " + last;
    }

    private static Text joined(Text first, List<Text> others) {
        return new Text(
                Stream.concat(Stream.of(first), others.stream()).map(Text::en).collect(Collectors.joining(" ")),
                Stream.concat(Stream.of(first), others.stream()).map(Text::fr).collect(Collectors.joining(" ")));
    }

    static String name(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(month);
    }
}
