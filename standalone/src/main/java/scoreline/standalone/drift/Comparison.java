package scoreline.standalone.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import scoreline.drift.report.WindowReport;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;
import scoreline.training.tables.SubmissionTimes;

/** What a table is held against. */
public sealed interface Comparison permits AgainstBundle, AgainstTable {

    /**
     * Reads, counts and judges.
     *
     * @throws scoreline.training.tables.UnusableTable one sentence that names the file
     */
    WindowReport report(ProgressLine progress) throws IOException;

    /**
     * A bundle decides the table's rows.
     *
     * @param scratch folder for what does not fit into memory
     * @param start time of the first row where the table has none
     * @param every from row to row, positive
     */
    static Comparison withBundle(
            Supplier<FetchedBundle> bundle, Path input, Path scratch, Instant start, Duration every) {
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
        return new AgainstBundle(bundle, input, scratch, new SubmissionTimes(start, every));
    }

    /**
     * A table alone.
     *
     * @param id column that is not compared
     * @param target column that is not compared; either table may lack it
     * @param parity whose defaults are told beside
     */
    static Comparison withTable(
            Path reference, Path input, Optional<String> id, Optional<String> target, Optional<String> parity) {
        parity.filter(name -> !name.equals("evidently")).ifPresent(name -> {
            throw new WrongUse("--parity takes evidently, was " + name);
        });
        return new AgainstTable(reference, input, id, target, parity.isPresent());
    }
}
