package scoreline.drift.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import scoreline.drift.statistic.Proportions;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.reference.Cells;

/** What is found, in plain words. */
final class Wording {

    /** A signal is told of when chance alone gives it at most as rarely as this. */
    private static final double TELLING = 0.01;

    /** Standard deviations by which a mean must move to be called moved. */
    private static final double MEAN_MOVED = 0.05;

    private Wording() {}

    static Text noRows() {
        return new Text("The window holds no rows.", "La fenêtre ne contient aucune ligne.");
    }

    static Text tooFew(long rows, long needed, double detectable) {
        boolean possible = needed < Long.MAX_VALUE;
        return new Text(
                Language.ENGLISH.say(
                                "%,d %s too few: this window can detect a shift of ≥ %.2f σ with 80 %% power",
                                rows, Language.ENGLISH.plural(rows, "row is", "rows are"), detectable)
                        + (possible
                                ? Language.ENGLISH.say("; %,d are needed.", needed)
                                : "; no window is large enough for so small a reference."),
                Language.FRENCH.say(
                                "%,d %s pas : cette fenêtre peut déceler un décalage d’au moins %.2f σ avec une puissance de 80 %%",
                                rows,
                                Language.FRENCH.plural(rows, "ligne ne suffit", "lignes ne suffisent"),
                                detectable)
                        + (possible
                                ? Language.FRENCH.say(" ; il en faut %,d.", needed)
                                : " ; aucune fenêtre ne suffit, la référence est trop petite."));
    }

    static Text window(long rows, List<Finding> features, double detectable) {
        long moved =
                features.stream().filter(f -> f.severity() != Severity.NONE).count();
        long grave =
                features.stream().filter(f -> f.severity() == Severity.ALERT).count();
        return new Text(
                Language.ENGLISH.say(
                        "%,d of %,d %s moved in %,d %s, %,d of them so far that somebody should look;"
                                + " this window can detect a shift of ≥ %.2f σ with 80 %% power.",
                        moved,
                        features.size(),
                        Language.ENGLISH.plural(features.size(), "feature", "features"),
                        rows,
                        Language.ENGLISH.plural(rows, "row", "rows"),
                        grave,
                        detectable),
                Language.FRENCH.say(
                        "Variables qui ont bougé : %,d sur %,d, sur %,d %s, dont %,d au point qu’il faille regarder ;"
                                + " cette fenêtre peut déceler un décalage d’au moins %.2f σ avec une puissance de 80 %%.",
                        moved,
                        features.size(),
                        rows,
                        Language.FRENCH.plural(rows, "ligne", "lignes"),
                        grave,
                        detectable));
    }

    static Text unmoved(Text label) {
        return new Text(label.en() + ": no more than chance.", label.fr() + " : rien de plus que le hasard.");
    }

    static Text moved(
            Text label,
            String unit,
            Function<String, Text> categories,
            Subject subject,
            long[] live,
            Shape shape,
            Rates rates,
            Optional<Impact> impact) {
        List<Text> parts = new ArrayList<>();
        if (shape.p() <= TELLING) {
            parts.add(values(unit, categories, subject, live, shape));
        }
        if (rates.missing().exactP() <= TELLING) {
            parts.add(rate("are missing", "manquent", rates.missing()));
        }
        if (rates.sentinel().exactP() <= TELLING) {
            parts.add(rate("say “none”", "disent « aucun »", rates.sentinel()));
        }
        if (rates.unseen().exactP() <= TELLING) {
            parts.add(rate(
                    "are of categories that training hardly knew",
                    "relèvent de catégories presque inconnues à l’apprentissage",
                    rates.unseen()));
        }
        if (rates.below().exactP() <= TELLING) {
            parts.add(rate(
                    "lie below the smallest value of training",
                    "sont sous la plus petite valeur d’apprentissage",
                    rates.below()));
        }
        if (rates.above().exactP() <= TELLING) {
            parts.add(rate(
                    "lie above the largest value of training",
                    "dépassent la plus grande valeur d’apprentissage",
                    rates.above()));
        }
        if (parts.isEmpty()) {
            parts.add(values(unit, categories, subject, live, shape));
        }
        impact.ifPresent(known -> parts.add(consequence(known)));
        return new Text(
                label.en() + ": " + parts.stream().map(Text::en).collect(Collectors.joining("; ")) + ".",
                label.fr() + " : " + parts.stream().map(Text::fr).collect(Collectors.joining(" ; ")) + ".");
    }

    private static Text values(
            String unit, Function<String, Text> categories, Subject subject, long[] live, Shape shape) {
        return switch (shape) {
            case Shape.Ordered ordered -> ordered(unit, ordered);
            case Shape.Unordered _ -> category(categories, subject, live);
            case Shape.Untold _ -> new Text("what is known of it changed", "ce qu’on en sait a changé");
        };
    }

    private static Text ordered(String unit, Shape.Ordered shape) {
        double sigmas = shape.wasserstein().sigmas();
        double sigma = sigmas > 0 ? shape.wasserstein().distance() / sigmas : 0;
        double moved = shape.liveMean() - shape.referenceMean();
        if (Math.abs(moved) < MEAN_MOVED * sigma) {
            return new Text(
                    Language.ENGLISH.say(
                            "values lie otherwise, by %.2f of their standard deviation, around the same mean", sigmas),
                    Language.FRENCH.say(
                            "les valeurs se répartissent autrement, de %.2f écart-type, autour de la même moyenne",
                            sigmas));
        }
        if (unit.equals("flag") || unit.equals("share")) {
            return new Text(
                    Language.ENGLISH.say(
                            "%.1f %% on average instead of %.1f %%",
                            100 * shape.liveMean(), 100 * shape.referenceMean()),
                    Language.FRENCH.say(
                            "%.1f %% en moyenne au lieu de %.1f %%",
                            100 * shape.liveMean(), 100 * shape.referenceMean()));
        }
        String digits = digits(shape.liveMean(), shape.referenceMean(), moved);
        return new Text(
                Language.ENGLISH.say(
                        "the mean is " + digits + "%s instead of " + digits + " (" + signed(digits) + ")",
                        shape.liveMean(),
                        unit(unit),
                        shape.referenceMean(),
                        moved),
                Language.FRENCH.say(
                        "la moyenne est de " + digits + "%s au lieu de " + digits + " (" + signed(digits) + ")",
                        shape.liveMean(),
                        unit(unit),
                        shape.referenceMean(),
                        moved));
    }

    /** So many decimals that the difference shows two digits. */
    private static String digits(double live, double reference, double moved) {
        int decimals = Math.clamp(1 - (long) Math.floor(Math.log10(Math.abs(moved))), 0, 6);
        return Math.max(Math.abs(live), Math.abs(reference)) >= 10_000 ? "%,.0f" : "%,." + decimals + "f";
    }

    private static String signed(String digits) {
        return "%+" + digits.substring(1);
    }

    /** Only units that are words; a score or a ratio has none. */
    private static Text unit(String unit) {
        return switch (unit) {
            case "days" -> new Text(" days", " jours");
            case "years" -> new Text(" years", " ans");
            case "payments" -> new Text(" payments", " échéances");
            default -> new Text("", "");
        };
    }

    /** The category, or the unlisted ones, whose share of all rows changed most. */
    private static Text category(Function<String, Text> categories, Subject subject, long[] live) {
        double n = Arrays.stream(live).sum();
        double m = Arrays.stream(subject.counts()).sum();
        int most = Cells.FIRST;
        double change = 0;
        for (int cell = Cells.FIRST; cell < live.length; cell++) {
            double moved = Math.abs(live[cell] / n - subject.counts()[cell] / m);
            if (moved > change) {
                most = cell;
                change = moved;
            }
        }
        Text name = categories.apply(
                ((Cells.Categories) subject.reference().cells()).names().get(most - Cells.FIRST));
        double now = 100 * live[most] / n;
        double before = 100 * subject.counts()[most] / m;
        return new Text(
                Language.ENGLISH.say("“%s” makes up %.1f %% instead of %.1f %%", name, now, before),
                Language.FRENCH.say("« %s » représente %.1f %% au lieu de %.1f %%", name, now, before));
    }

    private static Text rate(String en, String fr, Proportions rate) {
        return new Text(
                Language.ENGLISH.say(
                        "%.1f %% " + en + " instead of %.1f %%", 100 * rate.live(), 100 * rate.reference()),
                Language.FRENCH.say(
                        "%.1f %% " + fr + " au lieu de %.1f %%", 100 * rate.live(), 100 * rate.reference()));
    }

    private static Text consequence(Impact impact) {
        if (!impact.matters()) {
            return new Text("it hardly touches the score", "le score n’en change guère");
        }
        double odds = 100 * Math.expm1(Math.abs(impact.logOdds()));
        if (!impact.measured()) {
            return new Text(
                    Language.ENGLISH.say("it matters to the score: the odds of default may move by some %.0f %%", odds),
                    Language.FRENCH.say(
                            "cela compte pour le score : la cote de défaut peut bouger d’environ %.0f %%", odds));
        }
        return impact.logOdds() > 0
                ? new Text(
                        Language.ENGLISH.say("it matters to the score: the odds of default rise by %.0f %%", odds),
                        Language.FRENCH.say("cela compte pour le score : la cote de défaut monte de %.0f %%", odds))
                : new Text(
                        Language.ENGLISH.say(
                                "it matters to the score: the odds of default fall by %.0f %%",
                                -100 * Math.expm1(impact.logOdds())),
                        Language.FRENCH.say(
                                "cela compte pour le score : la cote de défaut baisse de %.0f %%",
                                -100 * Math.expm1(impact.logOdds())));
    }
}
