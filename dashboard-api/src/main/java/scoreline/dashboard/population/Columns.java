package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Columns as the database has them. Full chunks are kept at hand, the least recently asked for leave first: nothing is added to them, and
 * when somebody is forgotten, which blanks numbers in them, all are dropped. The last chunk is read each time. Safe between threads.
 */
public final class Columns {
    /** Eighty features of 300,000 decisions; with it the service stays well below the 512 MB that it may use. */
    private static final long MOST_BYTES = 96L << 20;

    private final long mostBytes;

    /** The most recently asked for last. Guarded by this. */
    private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptBytes;

    /** Who was forgotten when these chunks were read. */
    private String forgotten = "";

    public Columns() {
        this(MOST_BYTES);
    }

    Columns(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Key(int bundle, int column, int chunk) {}

    /// Chunks of one moment.
    ///
    /// @param forgotten stands for all who were forgotten until then
    private record Chunks(String forgotten, Map<Key, byte[]> numbers) {
        Chunks with(Chunks others) {
            var all = new HashMap<>(numbers);
            all.putAll(others.numbers);
            return new Chunks(forgotten, all);
        }
    }

    /// As the database has them at one moment: all columns are of the same decisions.
    ///
    /// @return by column, each that was asked for
    public Map<Column, Numbers> read(Connection connection, int bundle, Collection<Column> columns)
            throws SQLException {
        var held = held(bundle, columns);
        var read = read(connection, bundle, columns, held.numbers().keySet());
        if (read.forgotten().equals(held.forgotten())) {
            keep(read);
            return numbers(columns, read.with(held));
        }
        var all = read(connection, bundle, columns, Set.of());
        keep(all);
        return numbers(columns, all);
    }

    private static Map<Column, Numbers> numbers(Collection<Column> columns, Chunks chunks) {
        var found = new HashMap<Integer, TreeMap<Integer, byte[]>>();
        chunks.numbers()
                .forEach((key, bytes) -> found.computeIfAbsent(key.column(), _ -> new TreeMap<>())
                        .put(key.chunk(), bytes));
        var numbers = new HashMap<Column, Numbers>();
        for (var column : columns) {
            var buffers = new ArrayList<ByteBuffer>();
            found.getOrDefault(column.number(), new TreeMap<>())
                    .values()
                    .forEach(bytes -> buffers.add(
                            ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN)));
            numbers.put(column, new Numbers(column, buffers));
        }
        return numbers;
    }

    /** All but some, in one statement: it sees the database at one moment. */
    private static Chunks read(Connection connection, int bundle, Collection<Column> columns, Set<Key> but)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select e.forgotten, c."column", c.chunk, c.numbers
                from (
                    select generation::text
                    from forgetting
                ) as e (forgotten)
                left join chunk c on c.bundle = ? and c."column" = any(?)
                    and (c."column", c.chunk) not in (select * from unnest(?::smallint[], ?::integer[]))""")) {
            select.setInt(1, bundle);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "smallint", columns.stream().map(Column::number).toArray()));
            var known = List.copyOf(but);
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "smallint", known.stream().map(Key::column).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "integer", known.stream().map(Key::chunk).toArray()));
            try (var rows = select.executeQuery()) {
                var forgotten = "";
                var numbers = new HashMap<Key, byte[]>();
                while (rows.next()) {
                    forgotten = rows.getString(1);
                    byte[] bytes = rows.getBytes(4);
                    if (bytes != null) {
                        numbers.put(new Key(bundle, rows.getInt(2), rows.getInt(3)), bytes);
                    }
                }
                return new Chunks(forgotten, numbers);
            }
        }
    }

    private synchronized Chunks held(int bundle, Collection<Column> columns) {
        var held = new HashMap<Key, byte[]>();
        for (var column : columns) {
            int chunk = 0;
            var key = new Key(bundle, column.number(), chunk);
            // From the first on without a gap: whoever asks for a column asks for all of it.
            for (byte[] bytes = kept.get(key); bytes != null; bytes = kept.get(key)) {
                held.put(key, bytes);
                key = new Key(bundle, column.number(), ++chunk);
            }
        }
        return new Chunks(forgotten, held);
    }

    private synchronized void keep(Chunks read) {
        if (!read.forgotten().equals(forgotten)) {
            kept.clear();
            keptBytes = 0;
            forgotten = read.forgotten();
        }
        var last = new HashMap<Integer, Integer>();
        read.numbers().keySet().forEach(key -> last.merge(key.column(), key.chunk(), Math::max));
        read.numbers().forEach((key, bytes) -> {
            // The last may still grow, or be full: then it is kept once another follows.
            if (key.chunk() < requireNonNull(last.get(key.column())) && kept.putIfAbsent(key, bytes) == null) {
                keptBytes += bytes.length;
            }
        });
        var eldest = kept.values().iterator();
        while (keptBytes > mostBytes) {
            keptBytes -= eldest.next().length;
            eldest.remove();
        }
    }

    /** What is kept, for tests. */
    synchronized long keptBytes() {
        return keptBytes;
    }
}
