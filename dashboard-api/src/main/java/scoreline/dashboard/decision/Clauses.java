package scoreline.dashboard.decision;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Clauses of a query, all of which must hold, and the values they ask for. */
final class Clauses {
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Clauses and(String clause, Object... values) {
        clauses.add(clause);
        this.values.addAll(List.of(values));
        return this;
    }

    /** Empty, or from "where" on. */
    String sql() {
        return clauses.isEmpty() ? "" : "where " + String.join(" and ", clauses);
    }

    /// Sets the values.
    ///
    /// @param first parameter of the statement that is one of these
    /// @return the parameter behind them
    int set(PreparedStatement statement, int first) throws SQLException {
        int at = first;
        for (var value : values) {
            statement.setObject(at++, value);
        }
        return at;
    }

    static OffsetDateTime time(long millis) {
        return time(Instant.ofEpochMilli(millis));
    }

    static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
