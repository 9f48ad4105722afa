package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;
import scoreline.dashboard.population.Axis;
import scoreline.dashboard.population.Columns;
import scoreline.dashboard.population.Distribution;
import scoreline.wire.CreditDecision;

/** Tables of a database of a test's own, written as the materialiser writes them. */
abstract class OnTables {
    final SplittableRandom random = new SplittableRandom(1);
    final Columns columns = new Columns();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final InstantSource clock;
    Database database;
    Connection writing;
    Tables tables;

    OnTables(InstantSource clock) {
        this.clock = clock;
    }

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(Postgres.empty());
        writing = database.writing();
        tables = new Tables(writing, Made.SOURCE, 1, Retention.FOR_EVER, clock);
    }

    @AfterEach
    void close() throws SQLException {
        writing.close();
        database.close();
    }

    final Made batch() {
        return new Made(ends);
    }

    final Made batch(List<CreditDecision> decided) {
        var batch = batch();
        decided.forEach(each -> batch.add(Made.SOURCE.topics().decisions(), each.getApplicantId(), each));
        return batch;
    }

    final void write(Made batch) throws SQLException {
        tables.write(batch.records(), batch.read());
    }

    /** The first column of what a query finds. */
    final List<String> asked(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.reading();
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Of the decisions of the first bundle. */
    final Distribution distribution(int feature, float... edges) throws SQLException {
        try (var connection = database.readingOneMoment()) {
            return Distribution.of(columns.snapshot(connection, 1), Axis.ofEdges(feature, edges));
        }
    }
}
