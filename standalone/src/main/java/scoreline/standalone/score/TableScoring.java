package scoreline.standalone.score;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import scoreline.admission.ApplicationSchema;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.output.RowOutcomes;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.training.history.PastOfApplications;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

/**
 * Every application of a table through the judge of the stream, in the order of the table and without a broker.
 *
 * @param input a table with the columns of the bundle; those of the customers' past, where the bundle reads them, beside it
 * @param scratch folder for what does not fit into memory
 */
public record TableScoring(Bundle bundle, Path input, Path scratch, SubmissionTimes times) {

    /**
     * How many rows there were.
     *
     * @param repeated those that say again what an earlier one said; they have neither decision nor rejection
     */
    public record Done(long rows, long repeated) {}

    public Done to(RowOutcomes outcomes, ProgressLine progress) throws IOException {
        var catalogue = bundle.catalogue();
        var applications = Topics.of(Framing.singleObject(), ApplicationSchema.of(catalogue))
                .applications();
        var judge = new Judge(bundle, applications.schema(), TimeBounds.usual().forReplay(), InstantSource.system());
        var messages = new ApplicationMessages(catalogue, applications.schema());
        try (var table = ApplicationTable.open(input, catalogue, times);
                var past = PastOfApplications.compute(
                        input.resolveSibling(""), table, catalogue, scratch, progress::showShare)) {
            long rows = table.rows();
            var scoring = new Scoring(judge, applications, messages, past::of, outcomes);
            for (ApplicationRow row : table) {
                scoring.score(row);
                progress.show("%,d of %,d rows".formatted(row.index() + 1, rows));
            }
            return new Done(rows, scoring.repeated());
        }
    }
}
