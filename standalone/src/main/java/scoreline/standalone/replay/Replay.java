package scoreline.standalone.replay;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Sends a file of applications through the broker and the topology and waits until every one is out.
 *
 * @param input a Kaggle-format application table, plain or gzipped
 * @param output ends in {@code .jsonl} or {@code .csv}
 * @param state kept, so that a killed run can be resumed; empty: made afresh and removed
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 */
public record Replay(Path bundle, Path input, Path output, Optional<Path> state, Instant start, Duration every)
        implements Task {
    public Replay {
        if (!output.toString().matches("(?i).*\\.(csv|jsonl)")) {
            throw new WrongUse("--output must end in .jsonl or .csv, was " + output);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
    }

    @Override
    public void run(PrintWriter out) {
        throw new Stopped("This build cannot replay yet.");
    }
}
