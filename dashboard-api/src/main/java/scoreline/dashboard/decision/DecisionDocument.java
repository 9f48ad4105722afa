package scoreline.dashboard.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;

/**
 * A decision as it stands on its topic: numbers are those of the topic, to the last bit.
 *
 * @param submittedAt when the applicant applied, UTC
 * @param decidedAt when it was decided, UTC
 * @param margin uncalibrated log-odds of default
 * @param probabilityOfDefault calibrated, 0 to 1
 * @param points credit points, the more the better
 * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
 * @param threshold probability from which an application is refused
 * @param bias base value in log-odds: with all contributions it makes the margin
 * @param contributions exact Shapley values in log-odds, in the order of the bundle's features
 * @param featureValues what the model saw, in the same order; null is missing
 * @param bins cells of the drift reference, in the same order
 * @param policyRule what changed the outcome; null where the probability alone decides
 */
public record DecisionDocument(
        String applicantId,
        String applicationId,
        Instant submittedAt,
        Instant decidedAt,
        BundleName bundle,
        float margin,
        double probabilityOfDefault,
        int points,
        String outcome,
        double threshold,
        float bias,
        List<Float> contributions,
        List<@Nullable Float> featureValues,
        List<Integer> bins,
        List<Reason> reasons,
        @Nullable String policyRule) {

    /**
     * Of the bundle that decided.
     *
     * @param sha256 of its manifest, lower-case hex
     */
    public record BundleName(String name, String version, String sha256) {}

    /**
     * One group of features, compared with applicants just above the cut-off.
     *
     * @param code of the group
     * @param feature that speaks for it
     * @param direction {@code FOR} or {@code AGAINST}
     * @param contribution the group's less the baseline's, log-odds
     * @param value a number, a text or null, which is missing
     * @param reference what is usual just above the cut-off
     */
    public record Reason(
            String code,
            String feature,
            String direction,
            float contribution,
            @Nullable Object value,
            @Nullable Object reference) {}

    /** Says nothing of the decision: it is personal data. */
    @Override
    public String toString() {
        return "DecisionDocument";
    }

    public static DecisionDocument of(CreditDecision decision) {
        return new DecisionDocument(
                decision.getApplicantId(),
                decision.getApplicationId(),
                decision.getSubmittedAt(),
                decision.getDecidedAt(),
                new BundleName(decision.getBundleName(), decision.getBundleVersion(), decision.getBundleSha256()),
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                decision.getPoints(),
                decision.getOutcome().name(),
                decision.getThreshold(),
                decision.getBias(),
                decision.getContributions(),
                decision.getFeatureValues().stream()
                        .<@Nullable Float>map(value -> Float.isFinite(value) ? value : null)
                        .toList(),
                bins(decision),
                decision.getReasons().stream()
                        .map(reason -> new Reason(
                                reason.getCode(),
                                reason.getLabelKey(),
                                reason.getDirection().name(),
                                reason.getContribution(),
                                reason.getValue(),
                                reason.getReferenceValue()))
                        .toList(),
                decision.getPolicyRule());
    }

    private static List<Integer> bins(CreditDecision decision) {
        var bins = new byte[decision.getBins().remaining()];
        decision.getBins().duplicate().get(bins);
        var numbers = new Integer[bins.length];
        for (int i = 0; i < bins.length; i++) {
            numbers[i] = Byte.toUnsignedInt(bins[i]);
        }
        return List.of(numbers);
    }
}
