package scoreline.standalone.score;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import scoreline.scoring.catalogue.Feature;
import scoreline.standalone.output.DecisionFormat;
import scoreline.standalone.output.Results;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.training.tables.SubmissionTimes;

/**
 * Decides every application of a file, without a broker.
 *
 * @param input a table with the columns of the bundle, plain or gzipped; tables of the customers' past, where the bundle reads
 *     them, stand beside it
 * @param output ends in {@code .csv} or {@code .jsonl}
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 */
public record Score(Supplier<FetchedBundle> bundle, Path input, Path output, Instant start, Duration every)
        implements Task {
    public Score {
        if (!output.toString().matches("(?i).*\\.(csv|jsonl)")) {
            throw new WrongUse("--output must end in .csv or .jsonl, was " + output);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
    }

    @Override
    public void run(PrintWriter out) throws IOException {
        var loaded = bundle.get().bundle();
        var features = loaded.catalogue().features().stream().map(Feature::name).toList();
        long began = System.nanoTime();
        var progress = new ProgressLine(out);
        try (var results =
                Results.open(output, DecisionFormat.of(output, features).orElseThrow())) {
            var done = new TableScoring(loaded, input, output.resolveSibling(""), new SubmissionTimes(start, every))
                    .to(results, progress);
            progress.clear();
            results.finish();
            double seconds = (System.nanoTime() - began) / 1e9;
            out.println("%,d decisions in %s".formatted(results.decidedCount(), output));
            out.println("%,d rejections in %s".formatted(results.rejectedCount(), Results.rejectionsOf(output)));
            out.println("%,d rows, %,d of them repeated; %,.0f a second for %.1f s"
                    .formatted(done.rows(), done.repeated(), done.rows() / seconds, seconds));
        }
    }
}
