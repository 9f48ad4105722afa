package scoreline.training.profile;

import scoreline.training.validation.Ranking;

/// How well a field alone tells defaults from repayments, on the rows that know it.
///
/// @param auc in [0, 1]; of a number at least 0.5, whichever way the risk goes
/// @param standardError of it
public record Separation(double auc, double standardError, Direction direction) {

    public enum Direction {
        HIGHER_IS_RISKIER,
        LOWER_IS_RISKIER,
        /** By the default rate of each category, learnt on other rows. */
        BY_CATEGORY
    }

    static Separation of(double auc, long defaults, long repayments, Direction direction) {
        return new Separation(auc, Ranking.standardError(auc, defaults, repayments), direction);
    }

    /** The risk goes the way that gives at least 0.5. */
    static Separation ofNumber(double auc, long defaults, long repayments) {
        return auc < 0.5
                ? of(1 - auc, defaults, repayments, Direction.LOWER_IS_RISKIER)
                : of(auc, defaults, repayments, Direction.HIGHER_IS_RISKIER);
    }
}
