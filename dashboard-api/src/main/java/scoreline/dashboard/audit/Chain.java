package scoreline.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How rows hold each other. Hashes are lower-case hex. */
final class Chain {
    /** Of the row before the first. */
    static final String START = "0".repeat(64);

    private static final HexFormat HEX = HexFormat.of();

    private Chain() {}

    /** SHA-256 of the hash before and of everything in a row: the time in microseconds, texts by their length in bytes and UTF-8, -1 where there is none. */
    static String hash(String previous, long number, Entry entry) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(HEX.parseHex(previous));
            out.writeLong(number);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            write(out, entry.caller());
            write(out, entry.role());
            write(out, entry.action());
            write(out, entry.method());
            write(out, entry.path());
            write(out, entry.applicant());
            out.writeInt(entry.status());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
