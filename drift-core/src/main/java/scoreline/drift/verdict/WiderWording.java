package scoreline.drift.verdict;

import java.util.List;
import java.util.stream.Collectors;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Text;

/** What is found of several features at once, in plain words. */
final class WiderWording {

    /** Features, or pairs, that a sentence has room for. */
    private static final int TOLD = 3;

    /** Log-odds that round to nothing. */
    private static final double NOTHING = 0.005;

    private WiderWording() {}

    static Text together(Catalogue catalogue, List<Togetherness.Pair> moved) {
        if (moved.isEmpty()) {
            return Wording.unmoved(Togetherness.LABEL);
        }
        List<Text> told =
                moved.stream().limit(TOLD).map(pair -> pair(catalogue, pair)).toList();
        int others = moved.size() - told.size();
        return new Text(
                "Features go together otherwise: " + english(told)
                        + (others == 0 ? "." : Language.ENGLISH.say("; and so do other pairs, %,d of them.", others)),
                "Des variables ne vont plus ensemble comme avant : " + french(told)
                        + (others == 0
                                ? "."
                                : Language.FRENCH.say(" ; d’autres paires aussi, au nombre de %,d.", others)));
    }

    private static Text pair(Catalogue catalogue, Togetherness.Pair pair) {
        Text one = label(catalogue, pair.one());
        Text other = label(catalogue, pair.other());
        double live = pair.change().live();
        double reference = pair.change().reference();
        return new Text(
                Language.ENGLISH.say(
                        "%s and %s, correlation %.2f instead of %.2f", one.en(), other.en(), live, reference),
                Language.FRENCH.say(
                        "%s et %s, corrélation %.2f au lieu de %.2f", one.fr(), other.fr(), live, reference));
    }

    static Text attribution(Attribution found) {
        double moved = found.moved();
        double odds = 100 * Math.expm1(moved);
        Text whole = new Text(
                Language.ENGLISH.say(
                        "The mean score moved by %+.2f log-odds (the odds of default by %+.0f %%)", moved, odds),
                Language.FRENCH.say(
                        "Le score moyen a bougé de %+.2f en cote logarithmique (la cote de défaut de %+.0f %%)",
                        moved, odds));
        Text ranks = found.reordered()
                ? new Text(
                        Language.ENGLISH.say(
                                " Other features matter now than in training (nDCG %.2f; 1 is the same order).",
                                found.ranking()),
                        Language.FRENCH.say(
                                " Ce ne sont plus les mêmes variables qui comptent qu’à l’apprentissage (nDCG %.2f ; 1 : même ordre).",
                                found.ranking()))
                : new Text("", "");
        Text parts = parts(found.moves());
        return new Text(whole.en() + parts.en() + "." + ranks.en(), whole.fr() + parts.fr() + "." + ranks.fr());
    }

    private static Text parts(List<Attribution.Move> moves) {
        List<Text> told = moves.stream()
                .limit(TOLD)
                .filter(move -> Math.abs(move.by()) >= NOTHING)
                .map(move -> new Text(
                        Language.ENGLISH.say("%s %+.2f", move.label().en(), move.by()),
                        Language.FRENCH.say("%s %+.2f", move.label().fr(), move.by())))
                .toList();
        if (told.isEmpty()) {
            return new Text(", no feature by more than rounding", ", aucune variable au-delà de l’arrondi");
        }
        if (told.size() == moves.size()) {
            return new Text(", of which " + english(told), ", dont " + french(told));
        }
        double rest = moves.stream()
                .skip(told.size())
                .mapToDouble(Attribution.Move::by)
                .sum();
        return new Text(
                ", of which " + english(told) + Language.ENGLISH.say("; all other features %+.2f", rest),
                ", dont " + french(told) + Language.FRENCH.say(" ; toutes les autres variables %+.2f", rest));
    }

    private static Text label(Catalogue catalogue, String feature) {
        return catalogue
                .features()
                .get(catalogue.feature(feature).orElseThrow())
                .label();
    }

    private static String english(List<Text> parts) {
        return parts.stream().map(Text::en).collect(Collectors.joining("; "));
    }

    private static String french(List<Text> parts) {
        return parts.stream().map(Text::fr).collect(Collectors.joining(" ; "));
    }
}
