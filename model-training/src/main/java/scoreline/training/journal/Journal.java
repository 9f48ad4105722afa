package scoreline.training.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The pieces of a long work on disk, a line each. The first line says which work it is: the journal of another one is
/// begun
/// anew. A line that a kill cut short is a piece that is done again.
public final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Integer> left = new HashMap<>();

    /** Lines as they are written, each let go when it is taken: read, they take several times the room. */
    private final Map<String, String> found = new HashMap<>();

    /// Goes on with the journal of the same work, or begins one.
    ///
    /// @param work all that decides what comes of it, in one line
    public Journal(Path file, String work) {
        this.file = file;
        try {
            String kept = Files.exists(file) ? Files.readString(file, UTF_8) : "";
            if (kept.startsWith(work + "\n")) {
                kept.lines().skip(1).forEach(this::takeOver);
                if (!kept.endsWith("\n")) {
                    append("\n");
                }
            } else {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, work + "\n", UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Piece(String kind, String which, JsonNode result) {}

    private void takeOver(String line) {
        try {
            Piece piece = JSON.readValue(line, Piece.class);
            if (found.put(name(piece.kind, piece.which), line) == null) {
                left.merge(piece.kind, 1, Integer::sum);
            }
        } catch (JsonProcessingException e) {
            // Cut short: it is done again.
        }
    }

    private static String name(String kind, String which) {
        return kind + " " + which;
    }

    /// Pieces that an earlier run has left.
    ///
    /// @param kind as in [#once]
    public int found(String kind) {
        return left.getOrDefault(kind, 0);
    }

    /// The result of a piece: as an earlier run left it, or worked out and kept.
    ///
    /// @param kind one word
    /// @param which tells it from others of its kind
    /// @param type of the result, which JSON gives back as it was
    public <T> T once(String kind, String which, Class<T> type, Supplier<T> work) {
        String kept = found.remove(name(kind, which));
        try {
            if (kept != null) {
                return JSON.treeToValue(JSON.readValue(kept, Piece.class).result, type);
            }
            T result = work.get();
            append(JSON.writeValueAsString(new Piece(kind, which, JSON.valueToTree(result))) + "\n");
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, UTF_8, StandardOpenOption.APPEND);
    }

    /** When the work is through; nothing where there is none. */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
