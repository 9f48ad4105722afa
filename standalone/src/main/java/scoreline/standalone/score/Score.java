package scoreline.standalone.score;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import scoreline.scorer.admission.ApplicationSchema;
import scoreline.scorer.admission.TimeBounds;
import scoreline.scorer.judgement.Judge;
import scoreline.scoring.catalogue.Feature;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.output.DecisionFormat;
import scoreline.standalone.output.Results;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.training.history.PastOfApplications;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

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
        var catalogue = loaded.catalogue();
        var features = catalogue.features().stream().map(Feature::name).toList();
        var applications = Topics.of(Framing.singleObject(), ApplicationSchema.of(catalogue))
                .applications();
        var judge = new Judge(loaded, applications.schema(), TimeBounds.usual().forReplay(), InstantSource.system());
        var messages = new ApplicationMessages(catalogue, applications.schema());
        long began = System.nanoTime();
        var progress = new ProgressLine(out);
        try (var table = ApplicationTable.open(input, catalogue, new SubmissionTimes(start, every));
                var past = PastOfApplications.compute(
                        input.resolveSibling(""), table, catalogue, output.resolveSibling(""), progress::showShare);
                var results =
                        Results.open(output, DecisionFormat.of(output, features).orElseThrow())) {
            long rows = table.rows();
            var scoring = new Scoring(judge, applications, messages, past::of, results);
            for (ApplicationRow row : table) {
                scoring.score(row);
                progress.show("%,d of %,d rows".formatted(row.index() + 1, rows));
            }
            progress.clear();
            results.finish();
            double seconds = (System.nanoTime() - began) / 1e9;
            out.println("%,d decisions in %s".formatted(results.decidedCount(), output));
            out.println("%,d rejections in %s".formatted(results.rejectedCount(), Results.rejectionsOf(output)));
            out.println("%,d rows, %,d of them repeated; %,.0f a second for %.1f s"
                    .formatted(rows, scoring.repeated(), rows / seconds, seconds));
        }
    }
}
