package scoreline.training.boosting;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * LightGBM's native library, unpacked where no other process does: its wrapper writes it to one place for all, over what another
 * process has loaded, and that one crashes.
 */
final class LightgbmNative {

    private static final String TEMPORARY = "java.io.tmpdir";

    private static boolean loaded;

    private LightgbmNative() {}

    /** Before any class of the wrapper is touched: it loads the library when the first one is. */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String usual = System.getProperty(TEMPORARY);
        try {
            Path own = Files.createTempDirectory("lightgbm-");
            System.setProperty(TEMPORARY, own.toString());
            LGBMBooster.loadNative();
            own.toFile().deleteOnExit();
            try (var unpacked = Files.list(own)) {
                unpacked.forEach(file -> file.toFile().deleteOnExit());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("LightGBM's library could not be unpacked", e);
        } finally {
            System.setProperty(TEMPORARY, usual);
        }
        loaded = true;
    }
}
