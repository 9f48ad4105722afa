package scoreline.dashboard.client;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;

/**
 * Links by which clients reach their own data, for a time. A link is a random number, its end and a signature over both; who it is about
 * stands in the database alone. Safe between threads.
 */
public final class Links {
    /** No link is believed longer. */
    static final Duration LONGEST = Duration.ofDays(30);

    /** A secret signs no longer than this; it is forgotten when no link that it signed can count any more. */
    private static final Duration SECRET_SIGNS = Duration.ofDays(30);

    private static final Duration SECRET_STAYS = SECRET_SIGNS.plus(LONGEST).plusDays(1);

    private static final byte VERSION = 1;
    private static final int ID_BYTES = 16;
    private static final int SIGNED_BYTES = Byte.BYTES + ID_BYTES + Long.BYTES;
    private static final String SIGNATURE = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final int SECRET_BYTES = 32;

    /** A multiple of three, so that a token can be written in one way only. */
    private static final int TOKEN_BYTES = SIGNED_BYTES + SIGNATURE_BYTES;

    private static final int TOKEN_LENGTH = TOKEN_BYTES / 3 * 4;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Links(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A link that was made. */
    record Made(String token, Instant expires) {
        /** Without the token: whoever has it is let in. */
        @Override
        public String toString() {
            return "Made[" + expires + "]";
        }
    }

    /** What a token opens. */
    sealed interface Opened {

        /** A decision of its client. */
        record Found(String applicant, String application, Instant expires) implements Opened {
            /** Without ids. */
            @Override
            public String toString() {
                return "Found[" + expires + "]";
            }
        }

        /** Nothing. */
        enum Closed implements Opened {
            /** It was a link, and its time is over. */
            EXPIRED,
            /** None that was made here, or one of somebody who is forgotten: nobody is told which. */
            UNKNOWN
        }
    }

    /// Makes a link.
    ///
    /// @param validFor at most [#LONGEST]
    /// @param maker who asks for it
    Made make(String applicant, String application, Duration validFor, String maker) throws SQLException {
        var now = clock.instant();
        var expires = now.plus(validFor).truncatedTo(ChronoUnit.SECONDS);
        var id = random(ID_BYTES);
        try (var connection = database.writing()) {
            forget(connection, now);
            var secret = secret(connection, now);
            try (var insert = connection.prepareStatement(
                    "insert into link (link, applicant_id, application_id, expires_at, made_by) values (?, ?, ?, ?, ?)")) {
                insert.setBytes(1, id);
                insert.setString(2, applicant);
                insert.setString(3, application);
                insert.setObject(4, utc(expires));
                insert.setString(5, maker);
                int _ = insert.executeUpdate();
            }
            connection.commit();
            return new Made(token(secret, id, expires), expires);
        }
    }

    private static void forget(Connection connection, Instant now) throws SQLException {
        try (var links = connection.prepareStatement("delete from link where expires_at < ?");
                var secrets = connection.prepareStatement("delete from link_secret where created_at < ?")) {
            links.setObject(1, utc(now));
            int _ = links.executeUpdate();
            secrets.setObject(1, utc(now.minus(SECRET_STAYS)));
            int _ = secrets.executeUpdate();
        }
    }

    /** The newest, or one that is made: should two be made at once, both are believed. */
    private byte[] secret(Connection connection, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(
                "select bytes from link_secret where created_at > ? order by secret desc limit 1")) {
            select.setObject(1, utc(now.minus(SECRET_SIGNS)));
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    return rows.getBytes(1);
                }
            }
        }
        var secret = random(SECRET_BYTES);
        try (var insert = connection.prepareStatement("insert into link_secret (bytes, created_at) values (?, ?)")) {
            insert.setBytes(1, secret);
            insert.setObject(2, utc(now));
            int _ = insert.executeUpdate();
        }
        return secret;
    }

    private byte[] random(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String token(byte[] secret, byte[] id, Instant expires) {
        var token = ByteBuffer.allocate(TOKEN_BYTES).put(VERSION).put(id).putLong(expires.getEpochSecond());
        var signed = Arrays.copyOf(token.array(), SIGNED_BYTES);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.put(signature(secret, signed)).array());
    }

    private static byte[] signature(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(SIGNATURE);
            mac.init(new SecretKeySpec(secret, SIGNATURE));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token opens now. */
    Opened open(String token) throws SQLException {
        var bytes = bytes(token);
        if (bytes == null) {
            return Opened.Closed.UNKNOWN;
        }
        try (var connection = database.reading()) {
            var signed = Arrays.copyOf(bytes, SIGNED_BYTES);
            var signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, TOKEN_BYTES);
            boolean genuine = false;
            for (var secret : secrets(connection)) {
                genuine |= MessageDigest.isEqual(signature(secret, signed), signature);
            }
            if (!genuine) {
                return Opened.Closed.UNKNOWN;
            }
            var expires = Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(Byte.BYTES + ID_BYTES));
            return clock.instant().isBefore(expires)
                    ? find(connection, Arrays.copyOfRange(bytes, Byte.BYTES, Byte.BYTES + ID_BYTES), expires)
                    : Opened.Closed.EXPIRED;
        }
    }

    /** As a token would have them; null where it has not. */
    private static byte @Nullable [] bytes(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            return bytes.length == TOKEN_BYTES && bytes[0] == VERSION ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static List<byte[]> secrets(Connection connection) throws SQLException {
        var secrets = new ArrayList<byte[]>();
        try (var select = connection.prepareStatement("select bytes from link_secret");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                secrets.add(rows.getBytes(1));
            }
        }
        return secrets;
    }

    private static Opened find(Connection connection, byte[] id, Instant expires) throws SQLException {
        try (var select = connection.prepareStatement("select applicant_id, application_id from link where link = ?")) {
            select.setBytes(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? new Opened.Found(rows.getString(1), rows.getString(2), expires)
                        : Opened.Closed.UNKNOWN;
            }
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
