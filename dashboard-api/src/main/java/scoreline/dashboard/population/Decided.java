package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private static final int FETCHED = 32;

    /// A bundle as decisions name it.
    public record Named(String sha256, String name, String version) {}

    /** Of each bundle that decided something, in the order in which they were met. */
    public static Map<Named, Decided> byBundle(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var select = connection.prepareStatement("""
                select b.sha256, b.name, b.version, o.numbers, s.numbers from bundle b
                join chunk o on o.bundle = b.bundle and o."column" = ?
                join chunk s on s.bundle = o.bundle and s.chunk = o.chunk and s."column" = ?
                order by b.bundle, o.chunk""")) {
            select.setInt(1, Column.OUTCOME.number());
            select.setInt(2, Column.SUBMITTED.number());
            select.setFetchSize(FETCHED);
            try (var rows = select.executeQuery()) {
                var counts = new LinkedHashMap<Named, Count>();
                while (rows.next()) {
                    counts.computeIfAbsent(
                                    new Named(rows.getString(1), rows.getString(2), rows.getString(3)),
                                    _ -> new Count())
                            .add(rows.getBytes(4), rows.getBytes(5));
                }
                var decided = new LinkedHashMap<Named, Decided>();
                counts.forEach((bundle, count) -> decided.put(bundle, count.decided()));
                return decided;
            }
        } finally {
            connection.rollback();
        }
    }

    /** While it is counted. */
    private static final class Count {
        private final long[] outcomes = new long[Column.ERASED];
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private void add(byte[] decided, byte[] times) {
            var submitted =
                    ByteBuffer.wrap(times).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
            for (int i = 0; i < decided.length; i++) {
                if (decided[i] != Column.ERASED) {
                    outcomes[decided[i]]++;
                    first = Math.min(first, submitted.get(i));
                    last = Math.max(last, submitted.get(i));
                }
            }
        }

        private Decided decided() {
            boolean isAny = first <= last;
            return new Decided(
                    outcomes[0],
                    outcomes[1],
                    outcomes[2],
                    isAny ? Optional.of(Instant.ofEpochMilli(first)) : Optional.empty(),
                    isAny ? Optional.of(Instant.ofEpochMilli(last)) : Optional.empty());
        }
    }
}
