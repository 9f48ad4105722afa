package scoreline.dashboard.pages;

import io.micronaut.http.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A file as it was built. */
final class BuiltFile {
    /** The one that presses harder first. */
    private static final String[] ENCODINGS = {"br", "gzip"};

    private final MediaType type;
    private final String tag;
    private final boolean hasItsHash;
    private final byte[] plain;
    private final Map<String, byte[]> pressed;

    /// @param tag changes with the content
    /// @param hasItsHash whether the name does, too
    /// @param pressed by encoding, where that is smaller
    BuiltFile(MediaType type, String tag, boolean hasItsHash, byte[] plain, Map<String, byte[]> pressed) {
        this.type = type;
        this.tag = tag;
        this.hasItsHash = hasItsHash;
        this.plain = plain;
        this.pressed = Map.copyOf(pressed);
    }

    MediaType type() {
        return type;
    }

    String tag() {
        return tag;
    }

    boolean hasItsHash() {
        return hasItsHash;
    }

    /** The best that a reader accepts; empty: not pressed. */
    Optional<String> encoding(Accepted accepted) {
        return Stream.of(ENCODINGS)
                .filter(each -> pressed.containsKey(each) && accepted.contains(each))
                .findFirst();
    }

    byte[] content(Optional<String> encoding) {
        return encoding.map(each -> pressed.getOrDefault(each, plain)).orElse(plain);
    }
}
