package scoreline.dashboard.access;

import static scoreline.dashboard.access.Role.ADMIN;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/** Keys of programs and people. */
@Controller("/api/v1/keys")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeysResource {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,99}");
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final ApiKeys keys;
    private final InstantSource clock = InstantSource.system();

    KeysResource(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * A key to be made.
     *
     * @param name 1 to 100 letters without accents, digits, spaces and any of {@code ._@-}; of a key that is not revoked it is unique
     * @param role {@code analyst}, {@code relationship-manager}, {@code risk} or {@code admin}
     * @param expiresAt when it stops counting, RFC 3339, within ten years
     */
    record Wanted(
            @Nullable String name,
            @Nullable String role,
            @Nullable String expiresAt) {}

    /**
     * A key that has been made.
     *
     * @param key to be sent as a bearer token; it is not told again
     * @param expiresAt when it stops counting, UTC
     */
    record Made(String name, String role, Instant expiresAt, String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Made[" + name + ", " + role + ", " + expiresAt + "]";
        }
    }

    /**
     * What is told of a key.
     *
     * @param createdAt UTC
     * @param expiresAt when it stops counting, UTC
     * @param revokedAt since when it does not count, UTC; null if it is not revoked
     */
    record Known(
            String name,
            String role,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** Makes a key and tells it, this once. */
    @Post
    @Secured(ADMIN)
    @Status(HttpStatus.CREATED)
    Made makeKey(@Body Wanted wanted) throws SQLException {
        var faults = new ArrayList<Problem.Fault>();
        var name = wanted.name();
        if (name == null || !NAME.matcher(name).matches()) {
            faults.add(new Problem.Fault(
                    "#/name", "It must be 1 to 100 letters without accents, digits, spaces and any of ._@-."));
        }
        var role = wanted.role();
        if (role == null || !Role.ALL.contains(role)) {
            faults.add(new Problem.Fault("#/role", "It must be one of " + String.join(", ", Role.ALL) + "."));
        }
        var expires = expires(wanted.expiresAt());
        if (expires == null) {
            faults.add(new Problem.Fault(
                    "#/expires_at", "It must be a time to come within ten years, as 2030-12-31T00:00:00Z."));
        }
        if (name == null || role == null || expires == null || !faults.isEmpty()) {
            throw new Refusal(ProblemType.UNUSABLE_CONTENT, "No key can be made of that.", faults);
        }
        return new Made(name, role, expires, keys.make(name, role, expires));
    }

    private @Nullable Instant expires(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var expires = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
            var now = clock.instant();
            return expires.isAfter(now) && expires.isBefore(now.plus(LONGEST)) ? expires : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Keys, newest first, revoked and expired ones too; of none what it is.
     *
     * @param cursor where the page before ended
     * @param limit how many, 1 to 500
     */
    @Get
    @Secured(ADMIN)
    Page<Known> listKeys(@Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit) throws SQLException {
        int most = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.read(cursor, 1).number(0);
        var found = keys.list(before, most + 1);
        var page = found.stream().limit(most).toList();
        return new Page<>(
                page.stream()
                        .map(key ->
                                new Known(key.name(), key.role(), key.createdAt(), key.expiresAt(), key.revokedAt()))
                        .toList(),
                found.size() > most
                        ? Cursor.after(Long.toString(page.getLast().number())).written()
                        : null);
    }

    /**
     * Revokes a key; within ten seconds it counts nowhere.
     *
     * @param name of the key
     */
    @Delete("/{name}")
    @Secured(ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    void revokeKey(String name) throws SQLException {
        if (!NAME.matcher(name).matches() || !keys.revoke(name)) {
            throw Refusal.notFound("There is no key of that name that is not revoked.");
        }
    }
}
