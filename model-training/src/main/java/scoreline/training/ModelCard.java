package scoreline.training;

import java.util.Locale;
import java.util.stream.Collectors;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.decision.Policy;
import scoreline.training.fairness.Fairness;

/** What a reader should know before trusting the model, in Markdown. */
record ModelCard(Catalogue catalogue, Metrics metrics, Recipe recipe, Policy policy, Fairness fairness) {

    String markdown() {
        return String.format(
                Locale.ROOT,
                """
                # Model card: %s

                Probability that an applicant has payment difficulties, for a decision to grant credit or to refuse it.

                | On rows not seen in training | |
                |---|---|
                | Applications | %,d, of which %.2f %% defaulted |
                | AUC | %.4f (standard error %.4f) |
                | Brier score | %.5f |
                | Expected calibration error, ten bins | %.5f |
                | Threshold, at a cost ratio of %s to 1 | %.4f |
                | Cost per application there | %.4f; %.4f when each part is decided by the others' threshold |
                | Accuracy there | %.4f |
                | Refused, and defaulted / repaid | %,d / %,d |
                | Approved, and defaulted / repaid | %,d / %,d |
                | AUC on permuted targets, where 0.5 is right | %.4f |

                - **Model**: %d gradient-boosted trees of depth %d (%s, log-loss, no class weights), calibrated by Platt's
                  method on out-of-fold scores.
                - **Features**: %d of the catalogue %s, version %d.%s
                %s%s- **Scores above** are out of fold: encodings, trees and calibration of a row's score were fitted without it.
                  The number of trees alone was chosen on the same folds.
                - **Limits**: the applicants of training were accepted by an earlier policy; those it refused are unknown.

                ## Fairness

                Of decisions out of fold, at the threshold above; the figures are in `fairness.json`.

                %s
                """,
                catalogue.name(),
                metrics.rows(),
                100 * metrics.defaultRate(),
                metrics.auc(),
                metrics.aucStandardError(),
                metrics.brier(),
                metrics.expectedCalibrationError(),
                metrics.costRatio(),
                metrics.threshold(),
                metrics.costAtThreshold(),
                metrics.costPerApplication(),
                metrics.accuracy(),
                metrics.confusion().refusedDefaults(),
                metrics.confusion().refusedRepayments(),
                metrics.confusion().approvedDefaults(),
                metrics.confusion().approvedRepayments(),
                metrics.permutedAuc(),
                metrics.trees(),
                recipe.growth().depth(),
                recipe.growth().trainer().title(),
                catalogue.features().size(),
                catalogue.name(),
                catalogue.version(),
                notUsed(),
                history(),
                review(),
                fairness.findings().stream().map(finding -> "- " + finding.en()).collect(Collectors.joining("\n")));
    }

    private String history() {
        HistoryGain gain = metrics.history();
        return gain == null
                ? ""
                : String.format(Locale.ROOT, """
                        - **The customer's past** adds %.4f to the AUC of %.4f without it, on the same folds (95 %% of paired
                          bootstrap draws: %.4f to %.4f).
                        """, gain.gain(), gain.aucWithout(), gain.low(), gain.high());
    }

    private String review() {
        return policy.reviewFrom() == policy.threshold()
                ? ""
                : String.format(Locale.ROOT, """
                        - **Review**: a person looks where the probability is at least %.4f and below %.4f. Costs above are
                          without that.
                        """, policy.reviewFrom(), policy.threshold());
    }

    private String notUsed() {
        String names = catalogue.fields().stream()
                .filter(Field::protectedAttribute)
                .map(Field::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Not used, because protected: " + names + ".";
    }
}
