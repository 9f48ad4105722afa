package scoreline.service.life;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * What a program was built from, as the manifest of its jar says.
 *
 * @param commit of the sources; {@value #UNTOLD} where whoever built it did not say
 */
public record Build(String version, String commit) {
    private static final String UNTOLD = "unknown";

    /** Of the jar that a class is in; a class that is in none was not built. */
    public static Build of(Class<?> inside) {
        try {
            var place = Path.of(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return new Build(UNTOLD, UNTOLD);
            }
            try (var jar = new JarFile(place.toFile())) {
                var told = jar.getManifest().getMainAttributes();
                return new Build(orUntold(told.getValue("Implementation-Version")), orUntold(told.getValue("Commit")));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The jar that this runs from cannot be read", e);
        }
    }

    private static String orUntold(@Nullable String told) {
        return told == null || told.isBlank() ? UNTOLD : told;
    }

    @Override
    public String toString() {
        return version + " (commit " + commit + ")";
    }
}
