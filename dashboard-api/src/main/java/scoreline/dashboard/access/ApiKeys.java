package scoreline.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import scoreline.dashboard.database.Database;

/** Keys, of which the database knows the hash. Safe between threads. */
public final class ApiKeys {
    /** How a key begins: a scanner of leaked secrets knows it by that. */
    static final String PREFIX = "slk_";

    private static final int RANDOM_BYTES = 32;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    public ApiKeys(Database database) {
        this.database = database;
    }

    /**
     * Who holds a key.
     *
     * @param name of the key
     */
    public record Holder(String name, String role) {}

    /**
     * Makes a key.
     *
     * @return the key, which nobody can tell again
     */
    public String make(String name, String role, Instant expires) throws SQLException {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (var connection = database.writing();
                var insert = connection.prepareStatement(
                        "insert into api_key (hash, name, role, expires_at) values (?, ?, ?, ?)")) {
            insert.setBytes(1, hash(key));
            insert.setString(2, name);
            insert.setString(3, role);
            insert.setObject(4, expires.atOffset(ZoneOffset.UTC));
            int _ = insert.executeUpdate();
            connection.commit();
        }
        return key;
    }

    /** Who holds it, if it counts now. */
    Optional<Holder> holder(String key) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select name, role from api_key where hash = ? and revoked_at is null and expires_at > now()")) {
            select.setBytes(1, hash(key));
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new Holder(rows.getString(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
