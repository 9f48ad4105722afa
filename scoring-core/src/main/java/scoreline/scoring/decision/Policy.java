package scoreline.scoring.decision;

import org.jspecify.annotations.Nullable;

/// From a probability of default to an outcome.
///
/// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid costs
/// @param threshold probability of default from which an application is refused, in (0, 1)
/// @param reviewFrom probability from which a person looks first, at most the threshold; equal to it, nobody does
/// @param scale credit points
/// @param mostInDay applications of one applicant within 24 hours, the one to decide included, above which a person
/// looks
///     before it is approved; at least 1; null is no such rule
public record Policy(
        double costRatio,
        double threshold,
        double reviewFrom,
        PointsScale scale,
        @Nullable Integer mostInDay) {
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
        if (mostInDay != null && mostInDay < 1) {
            throw new IllegalArgumentException("policy.mostInDay must be at least 1, was " + mostInDay);
        }
    }

    /** A policy by the probability alone. */
    public Policy(double costRatio, double threshold, double reviewFrom, PointsScale scale) {
        this(costRatio, threshold, reviewFrom, scale, null);
    }

    /// @param probability of default, in [0, 1]
    /// @param velocity of the applicant, this application not included
    public Ruling outcome(double probability, Velocity velocity) {
        Outcome outcome = outcome(probability);
        boolean often = mostInDay != null && velocity.last24Hours() + 1 > mostInDay;
        return outcome == Outcome.APPROVE && often
                ? new Ruling(Outcome.REVIEW, Rule.MOST_IN_DAY)
                : new Ruling(outcome, null);
    }

    private Outcome outcome(double probability) {
        if (probability >= threshold) {
            return Outcome.REFUSE;
        }
        return probability >= reviewFrom ? Outcome.REVIEW : Outcome.APPROVE;
    }
}
