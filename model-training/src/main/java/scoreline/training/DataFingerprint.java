package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.training.labelled.Labelled;

/** Tells data apart. */
public final class DataFingerprint {

    private DataFingerprint() {}

    /** SHA-256 of the file's bytes, lower-case hex; a bundle keeps it as {@code data_sha256}. */
    public static String of(Path file) throws IOException {
        var sha = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            new DigestInputStream(in, sha).transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** SHA-256 of all that can be learnt from, the customers' past too, lower-case hex. */
    static String of(Labelled labelled) {
        Catalogue catalogue = labelled.catalogue();
        var sha = sha256();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha)))) {
            for (int row = 0; row < labelled.size(); row++) {
                Row values = labelled.rows().get(row);
                for (int field = 0; field < catalogue.fields().size(); field++) {
                    out.writeDouble(values.number(field));
                    write(values.text(field), out);
                }
                for (int aggregate = 0; aggregate < catalogue.aggregates().size(); aggregate++) {
                    out.writeDouble(values.aggregate(aggregate));
                }
                out.writeInt(labelled.targets()[row]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** Of any length, and missing is no text. */
    private static void write(@Nullable String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** SHA-256 of a text or a file that was read, lower-case hex. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
