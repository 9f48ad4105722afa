package scoreline.dashboard.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import scoreline.dashboard.Api;
import scoreline.judgement.MadeUpBundle;

/** A bundle for made-up applications with all that training tells of one. */
final class ToldBundle {
    static final String CARD = "# Made up\n\nÀ rien.\n";

    private ToldBundle() {}

    /// @param metrics as JSON
    static Path write(String metrics) throws IOException {
        var directory = Files.createTempDirectory("scoreline").resolve("bundle");
        var _ = MadeUpBundle.write(directory);
        var manifest = (ObjectNode)
                Api.JSON.readTree(directory.resolve("manifest.json").toFile());
        var files = Map.of(
                "metrics.json",
                metrics,
                "candidates.json",
                "{\"champion\":1,\"candidates\":[{\"auc\":0.5},{\"auc\":0.6}]}",
                "MODEL_CARD.fr.md",
                CARD,
                "note.html",
                "<!doctype html><title>Note</title>");
        for (var file : files.entrySet()) {
            var bytes = file.getValue().getBytes(UTF_8);
            Files.write(directory.resolve(file.getKey()), bytes);
            ((ObjectNode) manifest.get("files"))
                    .putObject(file.getKey())
                    .put("sha256", sha256(bytes))
                    .put("bytes", bytes.length);
        }
        var sealed = manifest.toString().getBytes(UTF_8);
        Files.write(directory.resolve("manifest.json"), sealed);
        Files.writeString(directory.resolve("manifest.sha256"), sha256(sealed) + "  manifest.json\n");
        Files.writeString(directory.resolve("secret.txt"), "not listed");
        return directory;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
