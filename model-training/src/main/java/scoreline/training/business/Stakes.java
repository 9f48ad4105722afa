package scoreline.training.business;

/// What mistakes cost the lender.
///
/// @param costRatio what a default approved costs, over what a good applicant refused costs; above 0
/// @param lossGivenDefault share of the amount that a default loses, in (0, 1]
/// @param interestMargin share of the amount that a repaid credit earns, in (0, 1]
public record Stakes(double costRatio, double lossGivenDefault, double interestMargin) {

    /// An assumption where the lender has no figure: what Basel's foundation approach sets for unsecured senior claims.
    ///
    /// @see <a href="https://www.bis.org/publ/bcbs128.htm">Basel Committee (2006), paragraph 287</a>
    public static final double USUAL_LOSS_GIVEN_DEFAULT = 0.45;

    /** An assumption where the lender has no figure. */
    public static final double USUAL_INTEREST_MARGIN = 0.05;

    public Stakes {
        if (!(costRatio > 0 && Double.isFinite(costRatio))) {
            throw new IllegalArgumentException("stakes.costRatio must be positive, was " + costRatio);
        }
        if (!(lossGivenDefault > 0 && lossGivenDefault <= 1)) {
            throw new IllegalArgumentException(
                    "stakes.lossGivenDefault must be above 0 and at most 1, was " + lossGivenDefault);
        }
        if (!(interestMargin > 0 && interestMargin <= 1)) {
            throw new IllegalArgumentException(
                    "stakes.interestMargin must be above 0 and at most 1, was " + interestMargin);
        }
    }

    /** The rest as assumed. */
    public static Stakes atRatio(double costRatio) {
        return new Stakes(costRatio, USUAL_LOSS_GIVEN_DEFAULT, USUAL_INTEREST_MARGIN);
    }
}
