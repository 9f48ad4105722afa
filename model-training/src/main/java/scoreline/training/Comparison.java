package scoreline.training;

import java.util.ArrayList;
import java.util.List;
import scoreline.plots.Language;
import scoreline.training.validation.PairedBootstrap;

/// A candidate and the champion on the same labelled rows, none of which the candidate has seen.
///
/// @param rows judged
/// @param defaults among them
/// @param auc area under the ROC curve, in [0, 1]
/// @param cost per application, each at its own threshold
/// @param championSaw whether the champion was trained on these rows
public record Comparison(long rows, long defaults, Measure auc, Measure cost, ChampionSaw championSaw) {

    /// @param difference the candidate's less the champion's, 95 % of paired draws
    public record Measure(double candidate, double champion, PairedBootstrap difference) {

        boolean isLower() {
            return difference.high() < 0;
        }

        boolean isHigher() {
            return difference.low() > 0;
        }
    }

    /** What a bundle's provenance tells of the rows it has seen. */
    public enum ChampionSaw {
        NONE,
        ALL,
        UNKNOWN
    }

    /// @param promote or else keep the champion
    /// @param reasons a sentence each
    public record Verdict(boolean promote, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /// Promote who is surely cheaper and not surely worse at ranking, or surely better at ranking and not surely
    /// dearer; surely means that 0 lies outside the interval. In doubt the champion stays.
    public Verdict verdict() {
        boolean promote = (cost.isLower() && !auc.isLower()) || (auc.isHigher() && !cost.isHigher());
        List<String> reasons = new ArrayList<>();
        reasons.add(sentence("Cost per application", cost, "the candidate is cheaper", "the candidate is dearer"));
        reasons.add(sentence("AUC", auc, "the candidate ranks worse", "the candidate ranks better"));
        switch (championSaw) {
            case NONE -> reasons.add("Neither was trained on these rows.");
            case ALL ->
                reasons.add("The champion was trained on these rows and the candidate was not: the comparison favours"
                        + " the champion.");
            case UNKNOWN ->
                reasons.add("Whether the champion was trained on some of these rows cannot be known, as a bundle keeps"
                        + " no ids: if it was, the comparison favours it.");
        }
        return new Verdict(promote, reasons);
    }

    private static String sentence(String name, Measure measure, String lower, String higher) {
        var difference = measure.difference();
        return Language.ENGLISH.say(
                "%s %.4f, the champion's %.4f; 95 %% of paired draws differ by %+.4f to %+.4f: %s.",
                name,
                measure.candidate(),
                measure.champion(),
                difference.low(),
                difference.high(),
                measure.isLower() ? lower : measure.isHigher() ? higher : "no difference that chance does not make");
    }
}
