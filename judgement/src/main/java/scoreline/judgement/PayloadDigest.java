package scoreline.judgement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What an application says, in 16 bytes: two records of one application that say the same have the same digest. */
public final class PayloadDigest {
    static final int LENGTH = 16;

    private static final int SINGLE_OBJECT_HEADER = 10;
    private static final int CONFLUENT_HEADER = 5;

    private PayloadDigest() {}

    /**
     * The first half of the SHA-256 of the payload behind its frame, so that a re-send in the other framing reads alike.
     *
     * @param value a framed value that was decoded before
     * @return shape (16)
     */
    public static byte[] of(byte[] value) {
        int header = value[0] == 0 ? CONFLUENT_HEADER : SINGLE_OBJECT_HEADER;
        var sha = sha256();
        sha.update(value, header, value.length - header);
        return Arrays.copyOf(sha.digest(), LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
