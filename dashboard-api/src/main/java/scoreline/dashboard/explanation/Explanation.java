package scoreline.dashboard.explanation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.decision.DecisionDocument.BundleName;

/**
 * Why a decision is as it is: numbers are those of the decision as it stands on its topic, to the last bit; what is derived from them is
 * said to be.
 *
 * @param language of the words, {@code en} or {@code fr}
 * @param waterfall from the base value to the margin
 * @param groups contributions added up by reason, the largest sum first, whichever way it points
 * @param against what speaks against the application, the strongest first; at most four
 * @param favour what speaks for it, the strongest first; at most four
 */
public record Explanation(
        String language,
        String applicantId,
        String applicationId,
        Instant submittedAt,
        Instant decidedAt,
        BundleName bundle,
        Decided decision,
        Distance distance,
        Waterfall waterfall,
        List<GroupSum> groups,
        List<Reason> against,
        List<Reason> favour) {

    public Explanation {
        groups = List.copyOf(groups);
        against = List.copyOf(against);
        favour = List.copyOf(favour);
    }

    /**
     * What was decided.
     *
     * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
     * @param summary one sentence: the outcome, the risk and where refusal begins
     * @param policyRule what changed the outcome; null where the probability alone decides
     * @param policy the same in words
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param threshold probability from which an application is refused
     * @param points credit points, the more the better
     * @param fewestPoints that anybody can have
     * @param mostPoints that anybody can have
     * @param naturalFrequency the probability as people count, of as few as tell it apart from the threshold
     * @param risk the same in words
     */
    public record Decided(
            String outcome,
            String summary,
            @Nullable String policyRule,
            @Nullable String policy,
            double probabilityOfDefault,
            double threshold,
            int points,
            int fewestPoints,
            int mostPoints,
            Frequency naturalFrequency,
            String risk) {}

    /**
     * How far the decision is from where refusal begins: above zero on the side of approval. Derived.
     *
     * @param probability the threshold less the probability, −1 to 1
     * @param logOdds the same in calibrated log-odds; null where one of them is 0 or 1
     * @param points those of the decision less those at the threshold
     * @param thresholdMargin the margin at which refusal begins, for a line across the waterfall; null as above
     */
    public record Distance(
            double probability,
            @Nullable Double logOdds,
            int points,
            @Nullable Double thresholdMargin) {}

    /**
     * From the base value to the margin, in log-odds.
     *
     * @param base before anything is known of the applicant
     * @param steps the largest contributions first, whichever way they point
     * @param rest all further contributions in one step; of no features where every one has a step of its own
     * @param remainder the margin less base and contributions: what rounding to floats leaves, added up in double
     * @param end the decision's own margin, probability and points
     */
    public record Waterfall(Level base, List<Step> steps, Rest rest, double remainder, Level end) {
        public Waterfall {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Where the sum stands.
     *
     * @param margin uncalibrated log-odds of default
     * @param probability calibrated, 0 to 1
     * @param points credit points
     */
    public record Level(double margin, double probability, int points) {}

    /**
     * What one feature contributes.
     *
     * @param unit as the catalogue names it
     * @param unitWords the same in words; empty where there is nothing to say
     * @param value a number, the name of a category, or null where it is not known; a number is what the model saw
     * @param valueWords the value as a reader says it, with its unit
     * @param percentile share of the population of training with a smaller value, of those whose value is known: 0 to 1, from counts by
     *     cell, linear within a cell; null for categories and unknown values
     * @param contribution exact Shapley value in log-odds; above zero raises the risk
     * @param level with this step taken
     */
    public record Step(
            String feature,
            String label,
            String unit,
            String unitWords,
            String group,
            String groupLabel,

            @Schema(types = {"number", "string", "null"}) @Nullable
            Object value,

            String valueWords,
            @Nullable Double percentile,
            float contribution,
            Level level) {}

    /**
     * Smaller contributions in one step.
     *
     * @param features how many
     * @param contribution of all of them, added up in double
     */
    public record Rest(int features, double contribution, Level level) {}

    /**
     * The contributions of one reason group.
     *
     * @param features how many it has
     * @param contribution added up in double, log-odds; above zero raises the risk
     */
    public record GroupSum(String group, String label, int features, double contribution) {}

    /**
     * One group of features in which the applicant differs from those just above the cut-off.
     *
     * @param feature that speaks for the group
     * @param contribution the group's less the baseline's, log-odds; above zero raises the risk
     * @param value a number, the name of a category, or null where it is not known
     * @param usual what is usual just above the cut-off, likewise
     * @param sentence all of it in words
     */
    public record Reason(
            String group,
            String groupLabel,
            String feature,
            String label,
            float contribution,

            @Schema(types = {"number", "string", "null"}) @Nullable
            Object value,

            String valueWords,

            @Schema(types = {"number", "string", "null"}) @Nullable
            Object usual,

            String usualWords,
            String sentence) {}

    /** Says nothing of the decision: it is personal data. */
    @Override
    public String toString() {
        return "Explanation";
    }
}
