package scoreline.dashboard.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands on its topic, and what became of it.
 *
 * @param submittedAt when the applicant applied, UTC
 * @param partition where it stands on its topic
 * @param offset where it stands on its topic
 * @param state a record whose identity is decided is {@code DECIDED}, unless it was itself rejected
 * @param decision null unless it is decided
 * @param rejection null unless it was rejected
 * @param loanDefaulted whether the loan was not repaid; null as long as nobody said
 */
public record ListedApplication(
        String applicantId,
        String applicationId,
        Instant submittedAt,
        int partition,
        long offset,
        State state,
        @Nullable Decided decision,
        @Nullable Rejected rejection,
        @Nullable Boolean loanDefaulted) {

    public enum State {
        DECIDED,
        REJECTED,
        WAITING
    }

    /**
     * What was decided.
     *
     * @param decidedAt UTC
     * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param points credit points, the more the better
     */
    public record Decided(Instant decidedAt, String outcome, double probabilityOfDefault, int points) {}

    /**
     * Why it could not be decided.
     *
     * @param field at fault, where one is
     */
    public record Rejected(String code, @Nullable String field) {}

    /** Says nothing of the application: it is personal data. */
    @Override
    public String toString() {
        return "ListedApplication";
    }
}
