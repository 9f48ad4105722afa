package scoreline.standalone.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * The people of a table, who apply one after the other and then, with new applications, all over again. An application's id
 * is the run's and a number, so that none comes twice, in no lap and after no restart.
 */
public final class Applicants implements AutoCloseable {
    private final Catalogue catalogue;
    private final ApplicationMessages messages;
    private final String run;
    private Path file;
    private ApplicationTable table;
    private Iterator<ApplicationRow> rows;
    private final long size;
    private long lap;
    private long applications;

    public Applicants(Path file, Catalogue catalogue, ApplicationMessages messages, String run) {
        this.file = file;
        this.catalogue = catalogue;
        this.messages = messages;
        this.run = run;
        this.table = open();
        this.size = table.rows();
        this.rows = table.iterator();
    }

    private ApplicationTable open() {
        return ApplicationTable.open(file, catalogue, SubmissionTimes.USUAL);
    }

    private void beginAgain() {
        table.close();
        table = open();
        rows = table.iterator();
    }

    /** From here on they are as another table of the same people has them; nobody applies twice on account of that. */
    void turnTo(Path other) {
        file = other;
        beginAgain();
        for (long row = 0; row < lap && rows.hasNext(); row++) {
            rows.next();
        }
    }

    /** The next application, submitted now. */
    public GenericRecord next(Instant now) {
        for (long skipped = 0; skipped <= size; skipped++) {
            if (!rows.hasNext()) {
                beginAgain();
                lap = 0;
            }
            lap++;
            var application = application(rows.next(), now);
            if (application != null) {
                return application;
            }
        }
        throw new Stopped("The table " + file + " has no row that can be sent.");
    }

    /** Which of the table's people applied last, from 0. */
    long last() {
        return lap - 1;
    }

    private @Nullable GenericRecord application(ApplicationRow row, Instant now) {
        if (!(messages.of(row) instanceof Message.Application message)) {
            return null;
        }
        var application = message.value();
        application.put("application_id", run + "-" + ++applications);
        application.put("submitted_at", now.toEpochMilli());
        return application;
    }

    @Override
    public void close() {
        table.close();
    }
}
