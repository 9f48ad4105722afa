package scoreline.training.validation;

/// What a threshold did to the applicants; a refusal is the positive class.
///
/// @param refusedDefaults true positives
/// @param refusedRepayments false positives
/// @param approvedRepayments true negatives
/// @param approvedDefaults false negatives
public record Confusion(long refusedDefaults, long refusedRepayments, long approvedRepayments, long approvedDefaults) {

    /// @param probabilities of default, shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @param threshold refuses from here on, itself included
    public static Confusion at(double[] probabilities, int[] targets, double threshold) {
        Order.requireSameLength(probabilities, targets);
        long refusedDefaults = 0;
        long refusedRepayments = 0;
        long approvedRepayments = 0;
        long approvedDefaults = 0;
        for (int i = 0; i < targets.length; i++) {
            boolean refused = probabilities[i] >= threshold;
            if (targets[i] == 1) {
                refusedDefaults += refused ? 1 : 0;
                approvedDefaults += refused ? 0 : 1;
            } else {
                refusedRepayments += refused ? 1 : 0;
                approvedRepayments += refused ? 0 : 1;
            }
        }
        return new Confusion(refusedDefaults, refusedRepayments, approvedRepayments, approvedDefaults);
    }

    public long rows() {
        return refusedDefaults + refusedRepayments + approvedRepayments + approvedDefaults;
    }

    /** Share of rows decided as they turned out, in [0, 1]. */
    public double accuracy() {
        return (double) (refusedDefaults + approvedRepayments) / rows();
    }

    /** Share of rows approved, in [0, 1]. */
    public double approvalRate() {
        return (double) (approvedRepayments + approvedDefaults) / rows();
    }

    /// `(c · #{approved, default} + #{refused, repaid}) / n`.
    ///
    /// @param costRatio c: what a default approved costs, over what a good applicant refused costs
    public double costPerApplication(double costRatio) {
        return (costRatio * approvedDefaults + refusedRepayments) / rows();
    }
}
