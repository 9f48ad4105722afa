package scoreline.standalone.train;

import scoreline.standalone.terminal.WrongUse;
import scoreline.training.business.Stakes;

/**
 * What decisions cost, as the options say it.
 *
 * @param ratio cost of a default approved over that of a good applicant refused, above 0
 * @param reviewWidth difference in cost within which a person looks; at least 0, below 1 and below the ratio
 * @param lossGivenDefault share of the amount, in (0, 1]
 * @param interestMargin share of the amount, in (0, 1]
 */
public record Costs(double ratio, double reviewWidth, double lossGivenDefault, double interestMargin) {
    public Costs {
        if (!(ratio > 0 && Double.isFinite(ratio))) {
            throw new WrongUse("--cost-ratio must be a number above 0, was " + ratio);
        }
        if (!(reviewWidth >= 0 && reviewWidth < Math.min(1, ratio))) {
            throw new WrongUse(
                    "--review-width must be at least 0, below 1 and below the cost ratio, was " + reviewWidth);
        }
        requireShare("--loss-given-default", lossGivenDefault);
        requireShare("--interest-margin", interestMargin);
    }

    private static void requireShare(String option, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new WrongUse(option + " must be above 0 and at most 1, was " + share);
        }
    }

    Stakes stakes() {
        return new Stakes(ratio, lossGivenDefault, interestMargin);
    }
}
