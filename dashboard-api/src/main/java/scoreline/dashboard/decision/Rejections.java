package scoreline.dashboard.decision;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scoreline.dashboard.database.Database;
import scoreline.wire.RejectionCode;

/** What could not be decided. Safe between threads. */
@Singleton
final class Rejections {
    private final Database database;

    Rejections(Database database) {
        this.database = database;
    }

    /** Which are asked for; empty is any. */
    record Question(Optional<RejectionCode> code, Optional<Instant> from, Optional<Instant> before) {
        private Clauses clauses() {
            var clauses = new Clauses();
            code.ifPresent(only -> {
                var _ = clauses.and("code = ?", only.name());
            });
            from.ifPresent(time -> {
                var _ = clauses.and("rejected_at >= ?", Clauses.time(time));
            });
            before.ifPresent(time -> {
                var _ = clauses.and("rejected_at < ?", Clauses.time(time));
            });
            return clauses;
        }
    }

    /** Where one stands in a list. */
    record Position(Instant rejected, String topic, int partition, long offset) {}

    /// How many there are of a kind.
    ///
    /// @param count at least 1
    public record Count(String code, long count) {}

    /// Those asked for, the newest first.
    ///
    /// @param after which position they begin; empty is the beginning
    List<ListedRejection> list(Question question, Optional<Position> after, int most) throws SQLException {
        var clauses = question.clauses();
        after.ifPresent(position -> {
            var _ = clauses.and(
                    "(rejected_at, topic, partition, \"offset\") < (?, ?, ?, ?)",
                    Clauses.time(position.rejected()),
                    position.topic(),
                    position.partition(),
                    position.offset());
        });
        try (var connection = database.reading();
                var select = connection.prepareStatement("""
                        select code, field, rejected_at, topic, partition, "offset" from rejection %s
                        order by rejected_at desc, topic desc, partition desc, "offset" desc limit ?""".formatted(clauses.sql()))) {
            int behind = clauses.set(select, 1);
            select.setInt(behind, most);
            try (var rows = select.executeQuery()) {
                var listed = new ArrayList<ListedRejection>();
                while (rows.next()) {
                    listed.add(new ListedRejection(
                            rows.getString("code"),
                            rows.getString("field"),
                            DecisionLists.time(rows, "rejected_at"),
                            rows.getString("topic"),
                            rows.getInt("partition"),
                            rows.getLong("offset")));
                }
                return listed;
            }
        }
    }

    /** By code, the most frequent first. */
    List<Count> count(Question question) throws SQLException {
        var clauses = question.clauses();
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select code, count(*) from rejection %s group by code order by 2 desc, 1"
                                .formatted(clauses.sql()))) {
            int _ = clauses.set(select, 1);
            try (var rows = select.executeQuery()) {
                var counts = new ArrayList<Count>();
                while (rows.next()) {
                    counts.add(new Count(rows.getString(1), rows.getLong(2)));
                }
                return counts;
            }
        }
    }
}
