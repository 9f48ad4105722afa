package scoreline.standalone.exercise;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import scoreline.dashboard.database.Database;
import scoreline.standalone.database.EmbeddedDatabase;

/** Where the tables of a results API are, seen beside it. */
record ResultsDatabase(EmbeddedDatabase server, Database database) implements AutoCloseable {
    private static final Duration TO_WRITE = Duration.ofMinutes(10);

    static ResultsDatabase in(Path folder) throws InterruptedException {
        var server = EmbeddedDatabase.start(folder);
        try {
            return new ResultsDatabase(server, Database.open(server.address()));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    long number(String query) throws SQLException {
        try (var connection = database.reading();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Decisions. */
    long written() throws SQLException {
        return number("select coalesce(sum(places), 0) from bundle");
    }

    void await(DashboardJvm dashboard, long decisions) throws Exception {
        WatchedBroker.await("%,d decisions in the tables".formatted(decisions), TO_WRITE, () -> {
            dashboard.requireAlive();
            return written() >= decisions;
        });
    }

    void awaitNothingBehind(DashboardJvm dashboard) throws Exception {
        WatchedBroker.await("all of the topics in the tables", TO_WRITE, () -> {
            dashboard.requireAlive();
            return number("select coalesce(behind, 1) from writer") == 0;
        });
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
