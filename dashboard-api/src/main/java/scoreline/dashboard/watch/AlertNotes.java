package scoreline.dashboard.watch;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;

/** What people said of alerts; only added to. Safe between threads. */
@Singleton
final class AlertNotes {
    private final Database database;

    AlertNotes(Database database) {
        this.database = database;
    }

    enum Kind {
        ACKNOWLEDGEMENT,
        COMMENT
    }

    /// @return by the id of the alert, the first note first
    Map<String, List<AlertDocument.Note>> of(Collection<String> alerts) throws SQLException {
        var notes = new HashMap<String, List<AlertDocument.Note>>();
        try (var connection = database.reading();
                var select = connection.prepareStatement("""
                        select alert, kind, author, text, written_at from alert_note where alert = any(?)
                        order by note""")) {
            select.setArray(1, connection.createArrayOf("text", alerts.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    notes.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                            .add(new AlertDocument.Note(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return notes;
    }

    /// @param text null in an acknowledgement
    void add(String alert, Kind kind, String author, @Nullable String text) throws SQLException {
        try (var connection = database.writing();
                var insert = connection.prepareStatement(
                        "insert into alert_note (alert, kind, author, text) values (?, ?, ?, ?)")) {
            insert.setString(1, alert);
            insert.setString(2, kind.name());
            insert.setString(3, author);
            insert.setString(4, text);
            int _ = insert.executeUpdate();
            connection.commit();
        }
    }
}
