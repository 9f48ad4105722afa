package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many decisions a bundle made, those of people who were forgotten not among them.
 *
 * @param first when the first of these applications was submitted; empty where there is none
 * @param last when the last was
 */
public record Decided(long approved, long reviewed, long refused, Optional<Instant> first, Optional<Instant> last) {
    /** None. */
    public static final Decided NOTHING = new Decided(0, 0, 0, Optional.empty(), Optional.empty());

    /// A bundle as decisions name it.
    public record Named(String sha256, String name, String version) {}

    /** Of each bundle that decided something, in the order in which they were met. */
    public static Map<Named, Decided> byBundle(Columns columns, Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select bundle, sha256, name, version from bundle order by bundle");
                var rows = select.executeQuery()) {
            var decided = new LinkedHashMap<Named, Decided>();
            while (rows.next()) {
                decided.put(
                        new Named(rows.getString(2), rows.getString(3), rows.getString(4)),
                        of(columns.snapshot(connection, rows.getInt(1))));
            }
            return decided;
        }
    }

    private static Decided of(Snapshot snapshot) throws SQLException {
        var numbers = snapshot.numbers(List.of(Column.OUTCOME, Column.SUBMITTED));
        var outcomes = requireNonNull(numbers.get(Column.OUTCOME));
        var submitted = requireNonNull(numbers.get(Column.SUBMITTED));
        var counts = new long[Column.ERASED + 1];
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int place = 0; place < snapshot.places(); place++) {
            byte outcome = outcomes.byteAt(place);
            counts[outcome]++;
            if (outcome != Column.ERASED) {
                first = Math.min(first, submitted.longAt(place));
                last = Math.max(last, submitted.longAt(place));
            }
        }
        boolean isAny = first <= last;
        return new Decided(
                counts[0],
                counts[1],
                counts[2],
                isAny ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty(),
                isAny ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty());
    }
}
