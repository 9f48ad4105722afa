package scoreline.standalone.generate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.training.generated.Drift;
import scoreline.training.generated.GeneratedApplications;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.SubmissionTimes;

/**
 * Writes made-up tables, for whoever has none.
 *
 * @param out the folder; made if absent
 * @param tables what is written; the same ones: the same bytes
 * @param outcomes when the rows of a table are submitted, if what came of them is to be written, too
 */
public record Generate(Path out, GeneratedTables tables, Optional<SubmissionTimes> outcomes) implements Task {

    /**
     * Makes sense of the options.
     *
     * @param rows applications of the training table, at least 1
     * @param start of the first row
     * @param every from row to row, longer than nothing
     */
    public static Generate of(
            Path out, int rows, long seed, Change change, boolean outcomes, Instant start, Duration every) {
        if (rows < 1) {
            throw new WrongUse("--rows must be at least 1, was " + rows);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
        var times = new SubmissionTimes(start, every);
        var people = new GeneratedApplications(seed, change.drift(times));
        return new Generate(out, new GeneratedTables(people, rows), outcomes ? Optional.of(times) : Optional.empty());
    }

    @Override
    public void run(PrintWriter terminal) throws IOException {
        int rows = tables.applications();
        var progress = new ProgressLine(terminal);
        tables.write(out, done -> progress.showShare("Making up applicants", done / (double) rows));
        progress.clear();
        terminal.println("%,d made-up applications and their past in %s".formatted(rows, out));
        tables.people().drift().ifPresent(drift -> terminal.println(told(drift)));
        if (outcomes.isPresent()) {
            tables.writeOutcomes(out, outcomes.get());
            terminal.println("What came of them, and when that was known, in " + out.resolve("outcomes.csv"));
        }
    }

    private static String told(Drift drift) {
        return "From row %,d on: %s (strength %s). %s"
                .formatted(
                        drift.from(),
                        drift.scenario().title().en(),
                        drift.strength(),
                        drift.scenario().sentence().en());
    }
}
