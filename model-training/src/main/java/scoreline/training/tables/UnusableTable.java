package scoreline.training.tables;

import java.nio.file.Path;

/** A table that cannot be used. The message is one sentence that names the file. */
public final class UnusableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param what is wrong with it, after its name: `has no rows`; no cell's value
    public UnusableTable(Path file, String what) {
        super(file + " " + what + ".");
    }

    UnusableTable(Path file, String what, Throwable cause) {
        super(file + " " + what + ".", cause);
    }
}
