package scoreline.dashboard.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import scoreline.dashboard.database.Database;

/** The audit log, read. Safe between threads. */
final class Trail {
    private static final int AT_ONCE = 10_000;
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;

    Trail(Database database) {
        this.database = database;
    }

    /**
     * How far a walk along the chain came.
     *
     * @param checked rows that are whole
     * @param last hash of the last of them, or of the row before the first
     */
    record Walk(long checked, String last, Optional<Break> broken, boolean ended) {}

    /**
     * Where the chain breaks.
     *
     * @param number of the row that is not as it was written
     */
    record Break(long number, String detail) {}

    private record Head(long number, String hash) {}

    /** Newest first. */
    List<Row> list(long before, int most) throws SQLException {
        try (var connection = database.reading();
                var select = connection.prepareStatement(
                        "select " + Row.COLUMNS + " from audit where number < ? order by number desc limit ?")) {
            select.setLong(1, before);
            select.setInt(2, most);
            var found = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.read(rows));
                }
            }
            return found;
        }
    }

    /// Walks the chain as it stands at one moment.
    ///
    /// @param from number of the first row to be checked; the one before is taken as it is
    /// @param most rows to be checked
    Walk walk(long from, long most) throws SQLException {
        try (var connection = database.readingOneMoment()) {
            var head = head(connection);
            if (head.isEmpty()) {
                return new Walk(
                        0, Chain.START, Optional.of(new Break(from, "It is not known where the log ends.")), true);
            }
            var before = from == 1
                    ? Optional.of(Chain.START)
                    : rows(connection, from - 1, 1).stream()
                            .filter(row -> row.number() == from - 1)
                            .map(Row::hash)
                            .findFirst();
            return before.isPresent()
                    ? walk(connection, from, most, before.get(), head.get())
                    : new Walk(0, Chain.START, Optional.of(new Break(from - 1, "It is missing.")), true);
        }
    }

    private static Walk walk(Connection connection, long from, long most, String before, Head head)
            throws SQLException {
        long checked = 0;
        var last = before;
        while (checked < most) {
            // There may be rows before the first.
            long next = from == 1 && checked == 0 ? Long.MIN_VALUE : from + checked;
            var rows = rows(connection, next, (int) Math.min(AT_ONCE, most - checked));
            if (rows.isEmpty()) {
                return new Walk(checked, last, end(from + checked - 1, last, head), true);
            }
            for (var row : rows) {
                var broken = broken(row, from + checked, last);
                if (broken.isPresent()) {
                    return new Walk(checked, last, broken, true);
                }
                checked++;
                last = row.hash();
            }
        }
        return new Walk(checked, last, Optional.empty(), false);
    }

    private static Optional<Break> broken(Row row, long number, String last) {
        if (row.number() < number) {
            return Optional.of(new Break(row.number(), "The log did not write it."));
        }
        if (row.number() > number) {
            return Optional.of(new Break(number, "It is missing."));
        }
        if (!row.previous().equals(last)) {
            return Optional.of(new Break(number, "It does not follow the row before."));
        }
        return row.isUnchanged() ? Optional.empty() : Optional.of(new Break(number, "It is not as it was written."));
    }

    private static Optional<Break> end(long number, String last, Head head) {
        if (number < head.number()) {
            return Optional.of(new Break(number + 1, "It is missing, and all after it."));
        }
        if (number > head.number()) {
            return Optional.of(new Break(head.number() + 1, "The log did not write it."));
        }
        return last.equals(head.hash())
                ? Optional.empty()
                : Optional.of(new Break(number, "It is not the last that the log wrote."));
    }

    private static Optional<Head> head(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select number, hash from audit_head");
                var rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Head(rows.getLong(1), HEX.formatHex(rows.getBytes(2))))
                    : Optional.empty();
        }
    }

    private static List<Row> rows(Connection connection, long from, int most) throws SQLException {
        try (var select = connection.prepareStatement(
                "select " + Row.COLUMNS + " from audit where number >= ? order by number limit ?")) {
            select.setLong(1, from);
            select.setInt(2, most);
            var found = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.read(rows));
                }
            }
            return found;
        }
    }
}
