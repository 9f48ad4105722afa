package scoreline.dashboard.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A caller's idempotency key: answers are sealed with it, for they may hold what is told once, such as a new key, or personal data.
 *
 * @param caller who sent it; keys of different callers have nothing to do with each other
 */
record Sealed(String caller, String key) {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Says neither. */
    @Override
    public String toString() {
        return "Sealed";
    }

    /** What stands for it in the table. */
    byte[] name() {
        return hash("name".getBytes(UTF_8), caller.getBytes(UTF_8), key.getBytes(UTF_8));
    }

    byte[] seal(byte[] answer) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] written = crypt(Cipher.ENCRYPT_MODE, nonce, answer);
        return ByteBuffer.allocate(NONCE + written.length)
                .put(nonce)
                .put(written)
                .array();
    }

    byte[] open(byte[] seal) {
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(seal, NONCE), Arrays.copyOfRange(seal, NONCE, seal.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            var secret = hash("answer".getBytes(UTF_8), caller.getBytes(UTF_8), key.getBytes(UTF_8));
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Of parts that cannot run into each other.
    static byte[] hash(byte[]... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                sha.update(part);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
