package scoreline.dashboard.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.decision.DecisionDocument.BundleName;

/**
 * What would have been enough for another decision: of each field that may be moved, alone, the nearest value.
 *
 * @param simulated always true: nothing of the decision changes
 * @param asOf when the applicant applied, UTC
 * @param bundle that decided, and decides here
 * @param wanted outcome that is looked for: {@code APPROVE}, and of what is approved {@code REFUSE}
 * @param fields that may be moved and that the model reads, in the order of the bundle's catalogue, as far as there are values to try
 * @see <a href="https://arxiv.org/abs/1711.00399">Wachter, Mittelstadt and Russell (2018), Counterfactual explanations without opening
 *     the black box</a>
 */
record Counterfactuals(
        boolean simulated,
        String applicantId,
        String applicationId,
        Instant asOf,
        BundleName bundle,
        String wanted,
        List<Moved> fields) {
    Counterfactuals {
        fields = List.copyOf(fields);
    }

    /**
     * One field, everything else being as it was applied for.
     *
     * @param label in the reader's language
     * @param unit as the catalogue names it
     * @param value as applied for, a number or the name of a category; null where nothing was said
     * @param valueWords the value as a reader says it, with its unit
     * @param enough null where no value that was tried is
     * @param wouldHaveMoved features of the applicant's past that read the field too and kept the decision's value, by name: their part
     *     of the effect is not known
     */
    record Moved(
            String name,
            String label,
            String unit,

            @Schema(types = {"number", "string", "null"}) @Nullable
            Object value,

            String valueWords,
            @Nullable Enough enough,
            List<String> wouldHaveMoved) {
        Moved {
            wouldHaveMoved = List.copyOf(wouldHaveMoved);
        }
    }

    /**
     * The nearest value that is enough, of those that were tried: of a number the round ones up to both ends of what is usual; of a
     * category the others seen in training, the most frequent first.
     *
     * @param value a number or the name of a category
     * @param valueWords the value as a reader says it, with its unit
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param points credit points, the more the better
     * @param outcome that which is wanted
     */
    record Enough(
            @Schema(types = {"number", "string"}) Object value,

            String valueWords,
            double probabilityOfDefault,
            int points,
            String outcome) {}

    /** Says nothing of it: it is personal data. */
    @Override
    public String toString() {
        return "Counterfactuals";
    }
}
