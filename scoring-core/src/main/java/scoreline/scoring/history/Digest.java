package scoreline.scoring.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How the digest of a past is put together. */
public final class Digest {
    private Digest() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Adds a source, in the catalogue's order.
    ///
    /// @param known how many of its records are known
    /// @param records their digest, 32 bytes: [Records#digest]
    public static void add(MessageDigest digest, String source, int known, byte[] records) {
        digest.update((source + " " + known + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(records);
    }
}
