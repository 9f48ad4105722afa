package scoreline.dashboard.service;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import scoreline.dashboard.database.Database;

/** How far the tables are behind the topics, and of when they hold everything, asked of the database every second. Thread-safe. */
@Singleton
class Freshness {
    /** Whoever writes tells every second; silent for so long, nobody writes. */
    private static final Duration SILENT = Duration.ofSeconds(10);

    private final Database database;
    private volatile Told told = new Told(OptionalLong.empty(), Optional.empty(), false);

    Freshness(Database database) {
        this.database = database;
    }

    /// What is known.
    ///
    /// @param behind records on the topics that are not in the tables yet; empty where nobody writes
    /// @param complete the last known moment of which the tables hold everything that was on the topics
    /// @param answers whether the database does
    private record Told(OptionalLong behind, Optional<Instant> complete, boolean answers) {}

    /** Records on the topics that are not in the tables yet; empty where nobody writes or the database is away. */
    OptionalLong behind() {
        return told.behind();
    }

    /** The tables hold everything that was on the topics then, as last heard; empty where that is not known of any moment. */
    Optional<Instant> complete() {
        return told.complete();
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
                var select = connection.prepareStatement("select behind, told_at, now(), complete_to from writer");
                var rows = select.executeQuery()) {
            boolean there = rows.next();
            boolean known = there && rows.getObject(1) != null && rows.getObject(2) != null;
            return new Told(
                    known && isRecent(time(rows, 2), time(rows, 3))
                            ? OptionalLong.of(rows.getLong(1))
                            : OptionalLong.empty(),
                    there && rows.getObject(4) != null ? Optional.of(time(rows, 4)) : Optional.empty(),
                    true);
        } catch (SQLException e) {
            return new Told(OptionalLong.empty(), told.complete(), false);
        }
    }

    private static Instant time(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static boolean isRecent(Instant told, Instant now) {
        return Duration.between(told, now).compareTo(SILENT) < 0;
    }
}
