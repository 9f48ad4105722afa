package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The decisions of one bundle as one transaction sees them. For the thread that has the connection.
 *
 * @param connection in a transaction that sees one moment
 * @param bundle its number
 */
public record Snapshot(Columns columns, Connection connection, int bundle, Columns.Moment moment) {

    /** How many decisions there are, those of the forgotten among them. */
    public int places() {
        return moment.places();
    }

    /// @return as many numbers of each as there are places
    public Map<Column, Numbers> numbers(Collection<Column> wanted) throws SQLException {
        return columns.numbers(this, wanted);
    }

    /** As many as there are places. */
    public Numbers numbers(Column column) throws SQLException {
        return requireNonNull(numbers(List.of(column)).get(column));
    }
}
