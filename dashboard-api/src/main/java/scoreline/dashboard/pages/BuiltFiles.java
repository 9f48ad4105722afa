package scoreline.dashboard.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code npm run build} made, by path without the first slash; held in memory, for it is small. */
@Singleton
final class BuiltFiles {
    private static final String FOLDER = "files/";
    private static final String LIST = "files.txt";

    /** Names of files in here change with their content. */
    private static final String HASHED = "assets/";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, BuiltFile> files;

    BuiltFiles() {
        files = read(LIST)
                .map(list -> new String(list, UTF_8)
                        .lines()
                        .collect(Collectors.toUnmodifiableMap(path -> path, BuiltFiles::file)))
                .orElse(Map.of());
    }

    @Nullable
    BuiltFile at(String path) {
        return files.get(path);
    }

    private static BuiltFile file(String path) {
        var plain = read(path).orElseThrow(() -> new IllegalStateException(path + " is listed and not there"));
        var extension = path.substring(path.lastIndexOf('.') + 1);
        var pressed = new HashMap<String, byte[]>();
        read(path + ".gz").ifPresent(content -> pressed.put("gzip", content));
        read(path + ".br").ifPresent(content -> pressed.put("br", content));
        return new BuiltFile(
                MediaType.of(TYPES.getOrDefault(extension, "application/octet-stream")),
                '"' + hash(plain) + '"',
                path.startsWith(HASHED),
                plain,
                pressed);
    }

    private static Optional<byte[]> read(String path) {
        try (@Nullable InputStream in = BuiltFiles.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
