package scoreline.drift.performance;

import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/** What is expected, in plain words. */
final class Wording {

    private Wording() {}

    static Text expected(long decided, Estimate rate, Estimate auc, Estimate cost) {
        return new Text(
                Language.ENGLISH.say(
                        "So long as applicants of a given score default as they did in training, %.1f %% of these %,d would"
                                + " (%.1f to %.1f %%), the scores tell defaults from repayments with an AUC of %.3f (%.3f to %.3f),"
                                + " and a decision costs %.3f refusals of a good applicant (%.3f to %.3f); whether they still do,"
                                + " only outcomes will tell.",
                        100 * rate.value(),
                        decided,
                        100 * rate.low(),
                        100 * rate.high(),
                        auc.value(),
                        auc.low(),
                        auc.high(),
                        cost.value(),
                        cost.low(),
                        cost.high()),
                Language.FRENCH.say(
                        "Tant que les demandeurs d’un score donné font défaut comme à l’apprentissage, ce serait le cas de %.1f %%"
                                + " de ces %,d (%.1f à %.1f %%), les scores distinguent défauts et remboursements avec une AUC de"
                                + " %.3f (%.3f à %.3f), et une décision coûte %.3f refus d’un bon demandeur (%.3f à %.3f) ; s’ils le"
                                + " font encore, seules les issues le diront.",
                        100 * rate.value(),
                        decided,
                        100 * rate.low(),
                        100 * rate.high(),
                        auc.value(),
                        auc.low(),
                        auc.high(),
                        cost.value(),
                        cost.low(),
                        cost.high()));
    }
}
