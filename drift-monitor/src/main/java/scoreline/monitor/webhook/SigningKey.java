package scoreline.monitor.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that receiver and sender share, and the signature that it makes:
/// `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`.
///
/// @param base64 24 to 64 bytes
/// @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, for which many languages have a library
public record SigningKey(String base64) {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    /**
     * A secret as written: whsec_ and base64.
     *
     * @throws IllegalArgumentException if it is written otherwise, too short or too long; the message does not repeat it
     */
    public static SigningKey parse(String written) {
        if (!written.startsWith(PREFIX)) {
            throw new IllegalArgumentException("it must begin with " + PREFIX);
        }
        var base64 = written.substring(PREFIX.length());
        int length;
        try {
            length = Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("behind " + PREFIX + " it must be base64");
        }
        if (length < LEAST || length > MOST) {
            throw new IllegalArgumentException(
                    "behind " + PREFIX + " it must be base64 of " + LEAST + " to " + MOST + " bytes");
        }
        return new SigningKey(base64);
    }

    /**
     * The signature of one delivery.
     *
     * @param id of what is told; the same when it is told again
     * @param second of the delivery, since 1970, so that a receiver can refuse old ones
     */
    String sign(String id, long second, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64), ALGORITHM));
            var signed = mac.doFinal((id + "." + second + "." + body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
