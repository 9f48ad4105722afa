package scoreline.dashboard.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import scoreline.dashboard.population.Column;
import scoreline.dashboard.population.Numbers;
import scoreline.dashboard.web.Cursor;
import scoreline.dashboard.web.Refusal;

/** How a list of decisions is sorted; what is equal stands in the order of places. */
enum Order {
    OLDEST_FIRST("submitted_at", "submitted_at", true),
    NEWEST_FIRST("-submitted_at", "submitted_at", false),
    SAFEST_FIRST("probability", "probability", true),
    RISKIEST_FIRST("-probability", "probability", false);

    static final String PARAMETER = "sort";

    private final String written;
    private final String key;
    private final boolean ascending;

    Order(String written, String key, boolean ascending) {
        this.written = written;
        this.key = key;
        this.ascending = ascending;
    }

    /// Where a decision stands.
    ///
    /// @param value of the sort key, so that the larger number is the larger key: milliseconds, or a double's bits
    record Position(long value, long place) {
        private static final Comparator<Position> ASCENDING =
                Comparator.comparingLong(Position::value).thenComparingLong(Position::place);

        /** Of a decision of a bundle, as the table has it. */
        static long place(int bundle, int number) {
            return ((long) bundle << Integer.SIZE) + number;
        }
    }

    static Order read(String written) {
        return Arrays.stream(values())
                .filter(order -> order.written.equals(written))
                .findFirst()
                .orElseThrow(() -> Refusal.ofParameter(
                        PARAMETER,
                        Arrays.stream(values())
                                .map(order -> order.written)
                                .collect(Collectors.joining(", ", "It must be one of ", "."))));
    }

    /// @throws Refusal if there is no such place in the list
    Position position(Cursor cursor) {
        return new Position(isByTime() ? cursor.time(0).toEpochMilli() : cursor.number(0), cursor.number(1));
    }

    boolean isAscending() {
        return ascending;
    }

    boolean isByTime() {
        return this == OLDEST_FIRST || this == NEWEST_FIRST;
    }

    /** The first in the list is the least. */
    Comparator<Position> positions() {
        return ascending ? Position.ASCENDING : Position.ASCENDING.reversed();
    }

    /** The same without making a position of what is compared: most are not wanted. */
    int compare(long value, long place, Position other) {
        int ascends = value == other.value() ? Long.compare(place, other.place()) : Long.compare(value, other.value());
        return ascending ? ascends : -ascends;
    }

    Column column() {
        return isByTime() ? Column.SUBMITTED : Column.PROBABILITY;
    }

    /** Of a decision in a column; probabilities are not negative, and their bits ascend with them. */
    long value(Numbers numbers, int decision) {
        return isByTime() ? numbers.longAt(decision) : Double.doubleToLongBits(numbers.doubleAt(decision));
    }

    /** Of a row of the table. */
    long value(ResultSet row) throws SQLException {
        return isByTime()
                ? row.getObject(key, OffsetDateTime.class).toInstant().toEpochMilli()
                : Double.doubleToLongBits(row.getDouble(key));
    }

    /** As the table has it. */
    Object inTable(long value) {
        return isByTime() ? Clauses.time(value) : Double.longBitsToDouble(value);
    }

    /** Clause that what comes after a position meets. */
    String after() {
        return "(%s, place) %s (?, ?)".formatted(key, ascending ? ">" : "<");
    }

    String orderBy() {
        return ascending ? "order by %1$s, place".formatted(key) : "order by %1$s desc, place desc".formatted(key);
    }
}
