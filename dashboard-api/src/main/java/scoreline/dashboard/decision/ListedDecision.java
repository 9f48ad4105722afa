package scoreline.dashboard.decision;

import java.time.Instant;

/**
 * A decision in a list.
 *
 * @param submittedAt when the applicant applied, UTC
 * @param decidedAt when it was decided, UTC
 * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
 * @param probabilityOfDefault calibrated, 0 to 1
 * @param points credit points, the more the better
 * @param event its number among what was written, in that order
 */
public record ListedDecision(
        String applicantId,
        String applicationId,
        Instant submittedAt,
        Instant decidedAt,
        String outcome,
        double probabilityOfDefault,
        int points,
        DecisionDocument.BundleName bundle,
        long event) {
    /** Says nothing of the decision: it is personal data. */
    @Override
    public String toString() {
        return "ListedDecision";
    }
}
