package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Of an application. */
record Identity(String applicant, String application) {
    /** As many characters as the scorer takes. */
    private static final int LONGEST = 256;

    /** Neither the scorer nor PostgreSQL knows times beyond these. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Ids that are not there are empty ones, which cannot be kept. */
    static Identity of(@Nullable Object applicant, @Nullable Object application) {
        return new Identity(
                applicant == null ? "" : (String) applicant, application == null ? "" : (String) application);
    }

    /** Whether tables can hold it: what the scorer would never decide may say anything. */
    boolean canBeKept() {
        return canBeKept(applicant) && canBeKept(application);
    }

    static boolean canBeKept(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.indexOf('\0') < 0;
    }

    static boolean canBeKept(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** SHA-256 of both, which stands for it where no id may. */
    byte[] hash() {
        return sha256(applicant + '\0' + application);
    }

    /** SHA-256 of an applicant. */
    static ByteBuffer hashOf(String applicant) {
        return ByteBuffer.wrap(sha256(applicant));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
