package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * Applications without end: some thousand generated people who apply over and over. Not thread-safe.
 *
 * @param messages what they send; ids and times in it are written over
 * @param rows the same, as the model sees them
 * @param customers how many applicants there are, each made like one of the people, before the first applies again
 */
record Applications(List<GenericRecord> messages, List<Row> rows, long customers) {
    private static final int PEOPLE = 4_000;

    /** Not the seed of the table that the model learned from. */
    private static final long SEED = 2;

    private static final long FIRST_ID = 100_000_000;

    static Applications generate(Path scratch, Catalogue catalogue, Schema schema) throws IOException {
        Path tables = scratch.resolve("applications");
        new GeneratedTables(SEED, PEOPLE).writeApplications(tables);
        var people = new ApplicationMessages(catalogue, schema);
        var messages = new ArrayList<GenericRecord>();
        var rows = new ArrayList<Row>();
        try (var table = ApplicationTable.open(ApplicationTable.labelledIn(tables), catalogue, SubmissionTimes.USUAL)) {
            for (var row : table) {
                switch (people.of(row)) {
                    case Message.Application application -> {
                        messages.add(application.value());
                        rows.add(row.row());
                    }
                    case Message.Unsendable unsendable ->
                        throw new Stopped("A generated application cannot be sent: " + unsendable.code() + ".");
                }
            }
        }
        return new Applications(List.copyOf(messages), List.copyOf(rows), Long.MAX_VALUE);
    }

    /// The application of a number, submitted now. Valid until the next call: who sends it serialises it first.
    ///
    /// @param number 0 or more; no two share an id
    GenericRecord at(long number) {
        long customer = number % customers;
        var application = messages.get((int) (customer % messages.size()));
        application.put("application_id", idOf(number));
        application.put("applicant_id", idOf(customer));
        application.put("submitted_at", Instant.now().toEpochMilli());
        return application;
    }

    /** Id of an application or of a customer, all of one length. */
    static String idOf(long number) {
        return Long.toString(FIRST_ID + number);
    }

    /** The number of the customer whose key this is. */
    static long numberOf(byte[] key) {
        return Long.parseLong(new String(key, StandardCharsets.US_ASCII)) - FIRST_ID;
    }
}
