package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import scoreline.wire.DriftReport;

/** Writes what the drift monitor says: reports with all their revisions, of alerts and performance how they stand. */
final class Watched {
    private final Connection connection;

    Watched(Connection connection) {
        this.connection = connection;
    }

    /// A report, and how it stands on its topic.
    record Reported(ConsumerRecord<byte[], byte[]> record, DriftReport report) {}

    void writeAlerts(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        // A new number with each: whoever follows alerts must see that it changed.
        writeNewest(records, """
                insert into drift_alert (key, value) values (?, ?)
                on conflict (key) do update set value = excluded.value, event = nextval('event')""");
    }

    void writePerformance(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        writeNewest(records, """
                insert into performance (key, value) values (?, ?)
                on conflict (key) do update set value = excluded.value""");
    }

    void writeReports(List<Reported> reports) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into drift_report (key, revision, window_start, window_end, value) values (?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (var each : reports) {
                insert.setString(1, key(each.record()));
                insert.setInt(2, each.report().getRevision());
                insert.setObject(3, Decisions.utc(each.report().getWindowStart()));
                insert.setObject(4, Decisions.utc(each.report().getWindowEnd()));
                insert.setBytes(5, each.record().value());
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    /// Of each key the newest.
    private void writeNewest(List<ConsumerRecord<byte[], byte[]>> records, String upsert) throws SQLException {
        try (var insert = connection.prepareStatement(upsert)) {
            for (var record : records) {
                insert.setString(1, key(record));
                insert.setBytes(2, record.value());
                // One at a time: the same key twice in a single statement would be refused.
                int _ = insert.executeUpdate();
            }
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }
}
