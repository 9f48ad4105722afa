package scoreline.standalone.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.training.generated.GeneratedTables;

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
    public void run(PrintWriter terminal) throws IOException {
        var progress = new ProgressLine(terminal);
        new GeneratedTables(seed, rows)
                .write(out, done -> progress.showShare("Making up applicants", done / (double) rows));
        progress.clear();
        terminal.println("%,d made-up applications and their past in %s".formatted(rows, out));
    }
}
