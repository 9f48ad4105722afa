package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;

/** Writes what the drift monitor says: reports with all their revisions, of alerts and performance how they stand. */
final class Watched {
    private final Connection connection;

    Watched(Connection connection) {
        this.connection = connection;
    }

    /// What was told, and how it stands on its topic.
    record Told<T>(ConsumerRecord<byte[], byte[]> record, T value) {}

    /** Of what it tells of. */
    static Instant end(DriftReport report) {
        return report.getWindowEnd();
    }

    /** Of the window that said so last. */
    static Instant end(DriftAlert alert) {
        return alert.getWindowEnd();
    }

    /** When the last of its outcomes could be known; of one that nobody can tell it is never. */
    static Instant end(CreditPerformance performance) {
        try {
            return YearMonth.parse(performance.getDecidedMonth())
                    .plusMonths(performance.getMonthsOnBook() + 1L)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }

    void writeAlerts(List<Told<DriftAlert>> alerts) throws SQLException {
        // A new number with each: whoever follows alerts must see that it changed.
        writeNewest(alerts, """
                insert into drift_alert (key, value) values (?, ?)
                on conflict (key) do update set value = excluded.value, event = nextval('event')""");
    }

    void writePerformance(List<Told<CreditPerformance>> performance) throws SQLException {
        writeNewest(performance, """
                insert into performance (key, value) values (?, ?)
                on conflict (key) do update set value = excluded.value""");
    }

    void writeReports(List<Told<DriftReport>> reports) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into drift_report (key, revision, window_start, window_end, value) values (?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (var each : reports) {
                insert.setString(1, key(each.record()));
                insert.setInt(2, each.value().getRevision());
                insert.setObject(3, Decisions.utc(each.value().getWindowStart()));
                insert.setObject(4, Decisions.utc(each.value().getWindowEnd()));
                insert.setBytes(5, each.record().value());
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    /// Of each key the newest.
    private <T> void writeNewest(List<Told<T>> told, String upsert) throws SQLException {
        try (var insert = connection.prepareStatement(upsert)) {
            for (var each : told) {
                insert.setString(1, key(each.record()));
                insert.setBytes(2, each.record().value());
                // One at a time: the same key twice in a single statement would be refused.
                int _ = insert.executeUpdate();
            }
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }
}
