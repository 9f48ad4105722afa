package scoreline.dashboard.service;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import scoreline.dashboard.database.Database;

/** How far the tables are behind the topics, asked of the database every second. Thread-safe. */
@Singleton
class Freshness {
    /** Whoever writes tells every second; silent for so long, nobody writes. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final Database database;
    private volatile Told told = new Told(OptionalLong.empty(), false);

    Freshness(Database database) {
        this.database = database;
    }

    /// What is known.
    ///
    /// @param behind records on the topics that are not in the tables yet; empty where nobody writes
    /// @param answers whether the database does
    private record Told(OptionalLong behind, boolean answers) {}

    /** Records on the topics that are not in the tables yet; empty where nobody writes or the database is away. */
    OptionalLong behind() {
        return told.behind();
    }

    boolean databaseAnswers() {
        return told.answers();
    }

    @Scheduled(fixedDelay = "1s")
    void look() {
        told = ask();
    }

    private Told ask() {
        try (var connection = database.reading();
                var select = connection.prepareStatement("select behind, told_at, now() from writer");
                var rows = select.executeQuery()) {
            boolean known = rows.next() && rows.getObject(1) != null && rows.getObject(2) != null;
            return new Told(
                    known && isRecent(time(rows, 2), time(rows, 3))
                            ? OptionalLong.of(rows.getLong(1))
                            : OptionalLong.empty(),
                    true);
        } catch (SQLException e) {
            return new Told(OptionalLong.empty(), false);
        }
    }

    private static Instant time(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static boolean isRecent(Instant told, Instant now) {
        return Duration.between(told, now).compareTo(SILENT) < 0;
    }
}
