package scoreline.scoring.bundle;

import java.nio.file.Path;

/** A bundle that must not serve. The message is one sentence that names the file at fault. */
public final class UnusableBundle extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBundle(Path file, String what) {
        super(file + " " + what + ".");
    }

    UnusableBundle(Path file, String what, Throwable cause) {
        super(file + " " + what + ".", cause);
    }
}
