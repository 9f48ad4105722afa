package scoreline.dashboard.watch;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import scoreline.dashboard.database.Database;
import scoreline.wire.DriftAlert;
import scoreline.wire.MonitorTopics;

/** Alerts, each as it stands. Safe between threads. */
@Singleton
public final class Alerts {
    /** Read at once, where some of them may not be meant. */
    private static final int SOME = 500;

    private final Database database;
    private final MonitorTopics topics;

    /// @param topics that they were read from
    public Alerts(Database database, MonitorTopics topics) {
        this.database = database;
        this.topics = topics;
    }

    /// An alert, and the number of its last change.
    record Stored(String id, long event, DriftAlert alert) {}

    /// What changed last comes first.
    ///
    /// @param before number of a change that comes after all of these
    List<Stored> list(Predicate<DriftAlert> meant, long before, int most) throws SQLException {
        var found = new ArrayList<Stored>();
        try (var connection = database.reading()) {
            long end = before;
            while (true) {
                var some = some(connection, end);
                some.stream().filter(each -> meant.test(each.alert())).forEach(found::add);
                if (some.size() < SOME || found.size() >= most) {
                    return found.subList(0, Math.min(most, found.size()));
                }
                end = some.getLast().event();
            }
        }
    }

    private List<Stored> some(Connection connection, long before) throws SQLException {
        try (var select = connection.prepareStatement(
                "select key, event, value from drift_alert where event < ? order by event desc limit ?")) {
            select.setLong(1, before);
            select.setInt(2, SOME);
            try (var rows = select.executeQuery()) {
                var some = new ArrayList<Stored>();
                while (rows.next()) {
                    some.add(new Stored(rows.getString(1), rows.getLong(2), read(rows.getBytes(3))));
                }
                return some;
            }
        }
    }

    Optional<Stored> find(String id) throws SQLException {
        if (!Asked.isText(id)) {
            return Optional.empty();
        }
        try (var connection = database.reading();
                var select = connection.prepareStatement("select key, event, value from drift_alert where key = ?")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Stored(rows.getString(1), rows.getLong(2), read(rows.getBytes(3))))
                        : Optional.empty();
            }
        }
    }

    /** As it stood on its topic. */
    public DriftAlert read(byte[] value) {
        return topics.alerts()
                .values()
                .deserializer()
                .deserialize(topics.alerts().name(), value);
    }
}
