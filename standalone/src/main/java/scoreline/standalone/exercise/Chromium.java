package scoreline.standalone.exercise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser on this machine. */
public final class Chromium {
    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private Chromium() {}

    /** Where {@code CHROMIUM} says, else where it usually is. */
    public static Optional<Path> find() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Stream::of)
                .orElseGet(USUAL::stream)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
