package scoreline.dashboard.live;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.watch.Alerts;

/**
 * What was written, in the order in which it was. One writer commits batch after batch, and gives numbers as it writes: whoever sees a
 * number sees all lower ones that there will ever be, for a batch before was committed or rolled back by then. So numbers may be missing
 * and none comes late. That holds of one look at both tables, and not of a look at each.
 */
@Singleton
final class Events {
    private static final String BOTH = """
            (select event, applicant_id, application_id, submitted_at, decided_at, outcome, probability, points, null::bytea
             from decision where event > ? order by event %1$s limit ?)
            union all
            (select event, null, null, null, null, null, null, null, value
             from drift_alert where event > ? order by event %1$s limit ?)
            order by 1 %1$s limit ?""";
    private static final String OLDEST_FIRST = BOTH.formatted("asc");
    private static final String NEWEST_FIRST = BOTH.formatted("desc");

    private final Database database;
    private final Alerts alerts;

    Events(Database database, Alerts alerts) {
        this.database = database;
        this.alerts = alerts;
    }

    /// @param number of the event: ascending, with gaps
    record Event(long number, Happened happened) {}

    /** Those that come next, the first first. */
    List<Event> after(long number, int most) throws SQLException {
        return read(OLDEST_FIRST, number, most);
    }

    /** The newest there are, the first first. */
    List<Event> newest(int most) throws SQLException {
        return read(NEWEST_FIRST, Long.MIN_VALUE, most).reversed();
    }

    private List<Event> read(String query, long after, int most) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement(query)) {
            set(select, after, most);
            try (var rows = select.executeQuery()) {
                var read = new ArrayList<Event>();
                while (rows.next()) {
                    read.add(new Event(rows.getLong(1), happened(rows)));
                }
                return read;
            }
        }
    }

    private static void set(PreparedStatement select, long after, int most) throws SQLException {
        select.setLong(1, after);
        select.setInt(2, most);
        select.setLong(3, after);
        select.setInt(4, most);
        select.setInt(5, most);
    }

    private Happened happened(ResultSet rows) throws SQLException {
        var alert = rows.getBytes(9);
        return alert == null
                ? new Happened.OfDecision(
                        rows.getString(2),
                        rows.getString(3),
                        instant(rows, 4),
                        instant(rows, 5),
                        rows.getInt(6),
                        rows.getDouble(7),
                        rows.getInt(8))
                : new Happened.OfAlert(alerts.read(alert));
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
