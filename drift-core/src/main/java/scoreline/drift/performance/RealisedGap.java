package scoreline.drift.performance;

import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/// What was estimated while outcomes were unknown, beside what happened. The estimate supposes that
/// probabilities still mean what they meant in training; so where both differ by more than chance, that is
/// what changed, and no look at the features alone could have told.
///
/// @param realised with its interval
/// @param estimated of the same decisions, without outcomes
public record RealisedGap(Measure measure, RealisedInterval realised, double estimated) {

    /** What can be estimated without outcomes. */
    public enum Measure {
        AUC,
        DEFAULT_RATE,
        COST;

        private Words words() {
            return switch (this) {
                case AUC ->
                    new Words(
                            1,
                            new Text(
                                    "The AUC is %.3f (%.3f to %.3f), estimated %.3f: ",
                                    "L’AUC est de %.3f (%.3f à %.3f), estimée à %.3f : "),
                            new Text(
                                    "scores rank as well as they promised.",
                                    "les scores classent aussi bien que promis."),
                            new Text("scores rank better than they promised.", "les scores classent mieux que promis."),
                            new Text(
                                    "scores rank worse than they promised; among applicants of the same features, others"
                                            + " default than in training.",
                                    "les scores classent moins bien que promis ; à variables égales, ce ne sont plus les"
                                            + " mêmes qui font défaut."));
                case DEFAULT_RATE ->
                    new Words(
                            100,
                            new Text(
                                    "%.1f %% defaulted (%.1f %% to %.1f %%), estimated %.1f %%: ",
                                    "%.1f %% ont fait défaut (%.1f %% à %.1f %%), estimé %.1f %% : "),
                            new Text("no more than chance lies between.", "l’écart n’est que du hasard."),
                            new Text(
                                    "probabilities are too low; applicants of the same features default more often than"
                                            + " in training.",
                                    "les probabilités sont trop basses ; à variables égales, on fait plus souvent défaut"
                                            + " qu’à l’apprentissage."),
                            new Text(
                                    "probabilities are too high; applicants of the same features default less often than"
                                            + " in training.",
                                    "les probabilités sont trop hautes ; à variables égales, on fait moins souvent défaut"
                                            + " qu’à l’apprentissage."));
                case COST ->
                    new Words(
                            1,
                            new Text(
                                    "A decision cost %.3f (%.3f to %.3f), estimated %.3f: ",
                                    "Une décision a coûté %.3f (%.3f à %.3f), estimé %.3f : "),
                            new Text("as expected.", "comme prévu."),
                            new Text(
                                    "dearer than expected; the threshold should be looked at again.",
                                    "plus cher que prévu ; le seuil est à revoir."),
                            new Text("cheaper than expected.", "moins cher que prévu."));
            };
        }
    }

    /// How a measure is told: its four figures, then what they say.
    ///
    /// @param scale 100 where figures are told in per cent
    private record Words(double scale, Text figures, Text chance, Text higher, Text lower) {}

    /** Whether what happened leaves the estimate possible. */
    public boolean isChance() {
        return realised.holds(estimated);
    }

    /** What the difference says, in a sentence. */
    public Text sentence() {
        Words words = measure.words();
        Text says = isChance() ? words.chance() : realised.value() > estimated ? words.higher() : words.lower();
        return new Text(
                figures(words.figures().en(), Language.ENGLISH, words.scale()) + says.en(),
                figures(words.figures().fr(), Language.FRENCH, words.scale()) + says.fr());
    }

    private String figures(String form, Language language, double scale) {
        return language.say(
                form, scale * realised.value(), scale * realised.low(), scale * realised.high(), scale * estimated);
    }
}
