package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Columns as the database has them, those asked for last kept at hand: of a column that grew, what came is read; when somebody is
 * forgotten, which blanks numbers within, all are read anew. Safe between threads.
 */
public final class Columns {
    /** Eighty features of 300,000 decisions; with it the service stays well below the 512 MB that it may use. */
    private static final long MOST_BYTES = 96L << 20;

    private final long mostBytes;

    /** The most recently asked for last. Guarded by this. */
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptBytes;

    /** As of the last moment that was seen. */
    private long forgotten;

    public Columns() {
        this(MOST_BYTES);
    }

    Columns(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Key(int bundle, Column column) {}

    /// What columns depend on.
    ///
    /// @param places of decisions, those of the forgotten among them
    /// @param forgotten raised whenever numbers are blanked
    record Moment(int places, long forgotten) {
        /** Chunks that have all that they ever will. */
        private int full() {
            return places / Column.CHUNK;
        }

        int chunks() {
            return Math.ceilDiv(places, Column.CHUNK);
        }

        /** Numbers that a chunk has. */
        int numbers(int chunk) {
            return Math.min(Column.CHUNK, places - chunk * Column.CHUNK);
        }
    }

    /// @param chunks as [Numbers#read] makes them
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Kept(Moment moment, Object[] chunks) {
        private static long bytes(Key key, Kept kept) {
            return (long) key.column().width() * kept.moment().places();
        }

        /** How many chunks are as they are at another moment. */
        private int valid(Moment other) {
            if (moment.equals(other)) {
                return chunks.length;
            }
            return moment.forgotten() == other.forgotten() ? Math.min(moment.full(), other.full()) : 0;
        }
    }

    /// The decisions of a bundle as a transaction sees them.
    ///
    /// @param connection in a transaction that sees one moment
    /// @param bundle its number; of none that is known there are no decisions
    public Snapshot snapshot(Connection connection, int bundle) throws SQLException {
        try (var select = connection.prepareStatement("""
                select coalesce((select places from bundle where bundle = ?), 0), generation from forgetting""")) {
            select.setInt(1, bundle);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("it is not known who was forgotten");
                }
                var moment = new Moment(rows.getInt(1), rows.getLong(2));
                forget(moment);
                return new Snapshot(this, connection, bundle, moment);
            }
        }
    }

    Map<Column, Numbers> numbers(Snapshot of, Collection<Column> columns) throws SQLException {
        var chunks = new HashMap<Column, Object[]>();
        var from = new HashMap<Column, Integer>();
        var moment = of.moment();
        for (var column : columns) {
            var held = held(new Key(of.bundle(), column));
            int valid = held.valid(moment);
            var all = new Object[moment.chunks()];
            System.arraycopy(held.chunks(), 0, all, 0, valid);
            chunks.put(column, all);
            if (valid < all.length) {
                from.put(column, valid);
            }
        }
        if (!from.isEmpty()) {
            read(of, from, chunks);
            from.keySet()
                    .forEach(column ->
                            keep(new Key(of.bundle(), column), new Kept(moment, requireNonNull(chunks.get(column)))));
        }
        var numbers = new HashMap<Column, Numbers>();
        chunks.forEach((column, all) -> numbers.put(column, new Numbers(all, moment.places())));
        return numbers;
    }

    /// Fills in chunks.
    ///
    /// @param from by column, the first that is wanted
    private static void read(Snapshot of, Map<Column, Integer> from, Map<Column, Object[]> chunks) throws SQLException {
        var byNumber = new HashMap<Integer, Column>();
        from.keySet().forEach(column -> byNumber.put(column.number(), column));
        var connection = of.connection();
        try (var select = connection.prepareStatement("""
                select c."column", c.chunk, c.numbers from unnest(?::smallint[], ?::integer[]) as wanted ("column", first)
                join chunk c on c.bundle = ? and c."column" = wanted."column" and c.chunk >= wanted.first""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "smallint",
                            from.keySet().stream().map(Column::number).toArray()));
            select.setArray(2, connection.createArrayOf("integer", from.values().toArray()));
            select.setInt(3, of.bundle());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var column = requireNonNull(byNumber.get(rows.getInt(1)));
                    requireNonNull(chunks.get(column))[rows.getInt(2)] = Numbers.read(column, rows.getBytes(3));
                }
            }
        }
        from.forEach((column, first) -> {
            var all = requireNonNull(chunks.get(column));
            for (int chunk = first; chunk < all.length; chunk++) {
                if (all[chunk] == null) {
                    // All who were in it are gone, and so are their numbers.
                    all[chunk] = Numbers.read(
                            column, new byte[column.width() * of.moment().numbers(chunk)]);
                }
            }
        });
    }

    private synchronized void forget(Moment moment) {
        if (moment.forgotten() > forgotten) {
            forgotten = moment.forgotten();
            kept.clear();
            keptBytes = 0;
        }
    }

    private synchronized Kept held(Key key) {
        return kept.getOrDefault(key, new Kept(new Moment(0, forgotten), new Object[0]));
    }

    private synchronized void keep(Key key, Kept read) {
        if (read.moment().forgotten() < forgotten) {
            return;
        }
        var before = kept.put(key, read);
        keptBytes += Kept.bytes(key, read) - (before == null ? 0 : Kept.bytes(key, before));
        var eldest = kept.entrySet().iterator();
        while (keptBytes > mostBytes) {
            var gone = eldest.next();
            keptBytes -= Kept.bytes(gone.getKey(), gone.getValue());
            eldest.remove();
        }
    }

    /** What is kept, for tests. */
    synchronized long keptBytes() {
        return keptBytes;
    }
}
