package scoreline.dashboard.audit;

import static scoreline.dashboard.access.Role.ADMIN;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Refusal;

/** The audit log. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditResource {
    /** Rows that one request checks: some seconds. */
    static final long CHECKED_AT_ONCE = 20_000;

    private final Trail trail;

    AuditResource(Database database) {
        this.trail = new Trail(database);
    }

    /**
     * A request that was answered.
     *
     * @param number from 1 on, without gaps
     * @param at when, UTC
     * @param caller {@code key:} and the name of a key, or {@code token:} and the subject of a token; null if nobody had signed in
     * @param role the caller's, with spaces between if there are several; null if nobody had signed in
     * @param action {@code read} or {@code write}
     * @param method of HTTP
     * @param path template of the path; null if there is nothing at such a path
     * @param applicant SHA-256 of the applicant whom it was about, lower-case hex; null if it was about none
     * @param status of the answer
     * @param previous hash of the row before, lower-case hex
     * @param hash of this row, lower-case hex
     */
    record Logged(
            long number,
            Instant at,
            @Nullable String caller,
            @Nullable String role,
            String action,
            String method,
            @Nullable String path,
            @Nullable String applicant,
            int status,
            String previous,
            String hash) {

        /** Says nothing of who asked about whom. */
        @Override
        public String toString() {
            return "Logged";
        }

        static Logged of(Row row) {
            var entry = row.entry();
            return new Logged(
                    row.number(),
                    entry.at(),
                    entry.caller(),
                    entry.role(),
                    entry.action(),
                    entry.method(),
                    entry.path(),
                    entry.applicant(),
                    entry.status(),
                    row.previous(),
                    row.hash());
        }
    }

    /**
     * Whether the log is as it was written.
     *
     * @param whole whether each row that was checked is
     * @param from number of the first row checked
     * @param checked rows that are as they were written
     * @param hash of the last of them, lower-case hex: noted elsewhere, it shows whether all of the log is written anew one day
     * @param brokenAt number of the first row that is not as it was written, or is missing; null if all are
     * @param detail what is wrong there, one sentence; null if nothing is
     * @param next from which to go on; null at the end
     */
    record Verification(
            boolean whole,
            long from,
            long checked,
            String hash,
            @Nullable Long brokenAt,
            @Nullable String detail,
            @Nullable Long next) {}

    /**
     * Who read or changed what, newest first.
     *
     * @param cursor where the page before ended
     * @param limit how many, 1 to 500
     */
    @Get
    @Secured(ADMIN)
    Page<Logged> listAudit(@Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit)
            throws SQLException {
        int most = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.read(cursor, 1).number(0);
        var found = trail.list(before, most + 1);
        var page = found.stream().limit(most).map(Logged::of).toList();
        return new Page<>(
                page,
                found.size() > most
                        ? Cursor.after(Long.toString(page.getLast().number())).written()
                        : null);
    }

    /**
     * Walks the log, and says whether it is as it was written or where it is not first; at most 20,000 rows at once.
     *
     * @param from number of the first row to be checked, 1 unless said
     */
    @Get("/verification")
    @Secured(ADMIN)
    Verification verifyAudit(@Nullable @QueryValue String from) throws SQLException {
        long first = number(from);
        var walk = trail.walk(first, CHECKED_AT_ONCE);
        var broken = walk.broken();
        return new Verification(
                broken.isEmpty(),
                first,
                walk.checked(),
                walk.last(),
                broken.map(Trail.Break::number).orElse(null),
                broken.map(Trail.Break::detail).orElse(null),
                walk.ended() ? null : first + walk.checked());
    }

    private static long number(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Refusal unusable() {
        return Refusal.ofParameter("from", "It must be a whole number from 1 on.");
    }
}
