package scoreline.standalone.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Trains a bundle from a folder of Kaggle's files.
 *
 * @param data the folder
 * @param out where the bundle goes
 * @param costRatio cost of a default approved over that of a good applicant refused, above 0
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 * @param threads at least 1; part of what makes a bundle reproducible
 */
public record Train(Path data, Path out, double costRatio, Instant start, Duration every, long seed, int threads)
        implements Task {
    public Train {
        if (!(costRatio > 0 && Double.isFinite(costRatio))) {
            throw new WrongUse("--cost-ratio must be a number above 0, was " + costRatio);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
        if (threads < 1) {
            throw new WrongUse("--threads must be at least 1, was " + threads);
        }
    }

    @Override
    public void run(PrintWriter out) {
        throw new Stopped("This build cannot train yet.");
    }
}
