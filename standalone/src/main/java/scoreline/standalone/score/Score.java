package scoreline.standalone.score;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Decides every application of a file, without a broker.
 *
 * @param input a Kaggle-format application table, plain or gzipped
 * @param output ends in {@code .csv} or {@code .jsonl}
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 */
public record Score(Path bundle, Path input, Path output, Instant start, Duration every) implements Task {
    public Score {
        if (!output.toString().matches("(?i).*\\.(csv|jsonl)")) {
            throw new WrongUse("--output must end in .csv or .jsonl, was " + output);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
    }

    @Override
    public void run(PrintWriter out) {
        throw new Stopped("This build cannot score yet.");
    }
}
