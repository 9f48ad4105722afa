package scoreline.benchmarks.stream;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.message.HistoryMessages;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.history.PastEvent;
import scoreline.training.history.PastEvents;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * The past of as many customers as one likes, each made like one of some hundred generated people. Not thread-safe.
 *
 * @param people by person the records; the applicant in them is written over
 */
record Pasts(List<List<GenericRecord>> people) {
    /** Of each customer, drawn from all that there are of somebody. */
    static final int RECORDS = 150;

    private static final int PEOPLE = 1_000;
    private static final long SEED = 3;

    static Pasts generate(Path scratch, Catalogue catalogue, Schema schema) throws IOException {
        Path tables = scratch.resolve("pasts");
        new GeneratedTables(SEED, PEOPLE).write(tables);
        // They apply now: what happened lately did so before now.
        var times = new SubmissionTimes(Instant.now().minus(Duration.ofDays(1)), Duration.ofSeconds(10));
        Map<String, List<PastEvent>> people = new TreeMap<>();
        try (var table = ApplicationTable.open(ApplicationTable.labelledIn(tables), catalogue, times)) {
            PastEvents.forEach(
                    tables,
                    table,
                    catalogue,
                    scratch,
                    event -> people.computeIfAbsent(event.applicantId(), _ -> new ArrayList<>())
                            .add(event));
        }
        var messages = new HistoryMessages(catalogue, schema);
        var random = new Random(SEED);
        return new Pasts(people.values().stream()
                .filter(events -> events.size() >= RECORDS)
                .map(events -> {
                    Collections.shuffle(events, random);
                    return events.stream().limit(RECORDS).map(messages::of).toList();
                })
                .toList());
    }

    /** The records of a customer. Valid until the next call: who sends them serialises them first. */
    List<GenericRecord> of(long customer) {
        var records = people.get((int) (customer % people.size()));
        records.forEach(record -> record.put("applicant_id", Applications.idOf(customer)));
        return records;
    }
}
