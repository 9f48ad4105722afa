package scoreline.standalone.generate;

import java.io.PrintWriter;
import java.nio.file.Path;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Writes made-up tables, for whoever has none.
 *
 * @param out the folder; made if absent
 * @param rows applications of the training table, at least 1
 * @param seed same rows and seed: same bytes
 */
public record Generate(Path out, int rows, long seed) implements Task {
    public Generate {
        if (rows < 1) {
            throw new WrongUse("--rows must be at least 1, was " + rows);
        }
    }

    @Override
    public void run(PrintWriter terminal) {
        throw new Stopped("This build cannot generate yet.");
    }
}
