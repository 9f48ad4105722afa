package scoreline.dashboard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that was answered.
 *
 * @param at when, to the microsecond, as tables keep it
 * @param caller null if nobody had signed in
 * @param role roles with spaces between them; null if nobody had signed in
 * @param action {@code read} or {@code write}
 * @param path template, without anything that was asked for; null if there is nothing at such a path
 * @param applicant SHA-256 of the applicant whom it was about, lower-case hex; null if it was about none
 * @param status of the answer
 */
record Entry(
        Instant at,
        @Nullable String caller,
        @Nullable String role,
        String action,
        String method,
        @Nullable String path,
        @Nullable String applicant,
        int status) {

    /** Says nothing of who asked about whom. */
    @Override
    public String toString() {
        return "Entry";
    }
}
