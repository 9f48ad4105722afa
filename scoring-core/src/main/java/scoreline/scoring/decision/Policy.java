package scoreline.scoring.decision;

/// From a probability of default to an outcome.
///
/// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid costs
/// @param threshold probability of default from which an application is refused, in (0, 1)
/// @param reviewFrom probability from which a person looks first, at most the threshold; equal to it, nobody does
/// @param scale credit points
public record Policy(double costRatio, double threshold, double reviewFrom, PointsScale scale) {
    public Policy {
        if (!(costRatio > 0 && costRatio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("policy.costRatio must be positive, was " + costRatio);
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("policy.threshold must lie between 0 and 1, was " + threshold);
        }
        if (!(reviewFrom >= 0 && reviewFrom <= threshold)) {
            throw new IllegalArgumentException(
                    "policy.reviewFrom must lie between 0 and the threshold, was " + reviewFrom);
        }
    }

    /// @param probability of default, in [0, 1]
    public Outcome outcome(double probability) {
        if (probability >= threshold) {
            return Outcome.REFUSE;
        }
        return probability >= reviewFrom ? Outcome.REVIEW : Outcome.APPROVE;
    }
}
