package scoreline.scoring.decision;

import org.jspecify.annotations.Nullable;

/// One group of features in which an applicant differs from those just above the cut-off.
///
/// @param group code of the catalogue's reason group
/// @param feature the group's strongest feature in this direction; its label names the reason
/// @param direction for or against the applicant
/// @param contribution the group's contribution minus the baseline's, log-odds; positive raises the risk
/// @param value the applicant's value of that feature, Double or String; null is missing
/// @param reference what is usual just above the cut-off, Double or String; null is missing
public record Reason(
        String group,
        String feature,
        Direction direction,
        float contribution,
        @Nullable Object value,
        @Nullable Object reference) {

    /** Whether a reason speaks for the applicant or against. */
    public enum Direction {
        FOR,
        AGAINST
    }
}
