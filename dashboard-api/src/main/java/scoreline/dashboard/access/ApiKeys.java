package scoreline.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/**
 * Keys, of which the database knows the hash. Those that count are few and kept in memory, read again after some seconds: a revoked key
 * stops counting then, wherever it was revoked. Safe between threads.
 */
public final class ApiKeys {
    /** How a key begins: a scanner of leaked secrets knows it by that. */
    static final String PREFIX = "slk_";

    /** How old what is in memory may be. */
    static final Duration OLDEST = Duration.ofSeconds(5);

    private static final int RANDOM_BYTES = 32;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Counting counting;

    public ApiKeys(Database database) {
        this(database, InstantSource.system());
    }

    ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What counts, by hash. */
    private record Counting(Map<ByteBuffer, Held> keys, Instant read) {
        boolean isFresh(Instant now) {
            var age = Duration.between(read, now);
            // A clock may be set back.
            return !age.isNegative() && age.compareTo(OLDEST) < 0;
        }

        Optional<Caller> find(String key, Instant now) {
            return Optional.ofNullable(keys.get(ByteBuffer.wrap(hash(key))))
                    .filter(held -> held.expires().isAfter(now))
                    .map(Held::caller);
        }
    }

    private record Held(Caller caller, Instant expires) {}

    /**
     * What is told of a key.
     *
     * @param number in the order of making
     */
    record Told(
            long number,
            String name,
            String role,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /**
     * Makes a key.
     *
     * @return the key, which nobody can tell again
     * @throws Refusal if there is one of that name that is not revoked
     */
    public String make(String name, String role, Instant expires) throws SQLException {
        try (var connection = database.writing()) {
            var key = insert(connection, name, role, expires);
            connection.commit();
            return key;
        }
    }

    /**
     * Makes a key in place of the one of that name, which is revoked if there is one.
     *
     * @return the key, which nobody can tell again
     */
    public String renew(String name, String role, Instant expires) throws SQLException {
        try (var connection = database.writing()) {
            boolean _ = revoke(connection, name);
            var key = insert(connection, name, role, expires);
            connection.commit();
            return key;
        } finally {
            counting = null;
        }
    }

    private String insert(Connection connection, String name, String role, Instant expires) throws SQLException {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (var insert = connection.prepareStatement("""
                insert into api_key (hash, name, role, expires_at) values (?, ?, ?, ?)
                on conflict (name) where revoked_at is null do nothing""")) {
            insert.setBytes(1, hash(key));
            insert.setString(2, name);
            insert.setString(3, role);
            insert.setObject(4, expires.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 0) {
                throw new Refusal(ProblemType.CONFLICT, "There is a key of that name; it can be revoked.");
            }
        }
        return key;
    }

    /** Whether there was one to revoke. */
    boolean revoke(String name) throws SQLException {
        try (var connection = database.writing()) {
            boolean revoked = revoke(connection, name);
            connection.commit();
            return revoked;
        } finally {
            counting = null;
        }
    }

    private static boolean revoke(Connection connection, String name) throws SQLException {
        try (var update = connection.prepareStatement(
                "update api_key set revoked_at = now() where name = ? and revoked_at is null")) {
            update.setString(1, name);
            return update.executeUpdate() > 0;
        }
    }

    /** Newest first, revoked and expired ones too. */
    List<Told> list(long before, int most) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement("""
                        select number, name, role, created_at, expires_at, revoked_at from api_key
                        where number < ? order by number desc limit ?""")) {
            select.setLong(1, before);
            select.setInt(2, most);
            var keys = new ArrayList<Told>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var revoked = rows.getObject(6, OffsetDateTime.class);
                    keys.add(new Told(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant(),
                            rows.getObject(5, OffsetDateTime.class).toInstant(),
                            revoked == null ? null : revoked.toInstant()));
                }
            }
            return keys;
        }
    }

    /** Who holds it, if memory is fresh and knows it. */
    Optional<Caller> remembered(String key) {
        var now = clock.instant();
        var known = counting;
        return known != null && known.isFresh(now) ? known.find(key, now) : Optional.empty();
    }

    /** Who holds it, by a memory that is made fresh if need be: whatever is presented, that is one query in some seconds. */
    Optional<Caller> holder(String key) throws SQLException {
        var now = clock.instant();
        var known = counting;
        return (known != null && known.isFresh(now) ? known : read(now)).find(key, now);
    }

    /** Who holds it, by the database. */
    Optional<Caller> holderOfNew(String key) throws SQLException {
        var now = clock.instant();
        return read(now).find(key, now);
    }

    /// @param since what was read later is not read again
    private synchronized Counting read(Instant since) throws SQLException {
        var known = counting;
        if (known != null && known.read().isAfter(since)) {
            return known;
        }
        var read = clock.instant();
        var keys = new HashMap<ByteBuffer, Held>();
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select hash, name, role, expires_at from api_key where revoked_at is null and expires_at > ?")) {
            select.setObject(1, read.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.put(
                            ByteBuffer.wrap(rows.getBytes(1)),
                            new Held(
                                    Caller.ofKey(rows.getString(2), rows.getString(3)),
                                    rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        var counted = new Counting(keys, read);
        counting = counted;
        return counted;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
