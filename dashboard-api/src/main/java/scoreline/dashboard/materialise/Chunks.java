package scoreline.dashboard.materialise;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import scoreline.dashboard.population.Column;

/** Numbers of decisions, feature by feature, behind those of the decisions before. */
final class Chunks {
    private final Connection connection;

    Chunks(Connection connection) {
        this.connection = connection;
    }

    /// @param decided of one bundle, in the order of the places taken
    void append(Bundles.Taken taken, List<Decided> decided) throws SQLException {
        try (var append = connection.prepareStatement("""
                insert into chunk (bundle, "column", chunk, numbers) values (?, ?, ?, ?)
                on conflict (bundle, "column", chunk) do update set numbers = chunk.numbers || excluded.numbers""")) {
            int done = 0;
            while (done < decided.size()) {
                int number = taken.first() + done;
                int room = Column.CHUNK - number % Column.CHUNK;
                var some = decided.subList(done, Math.min(decided.size(), done + room));
                append.setInt(1, taken.bundle());
                append.setInt(3, number / Column.CHUNK);
                append(append, some);
                done += some.size();
            }
            int[] _ = append.executeBatch();
        }
    }

    private static void append(PreparedStatement append, List<Decided> some) throws SQLException {
        var outcomes = Column.OUTCOME.room(some.size());
        var probabilities = Column.PROBABILITY.room(some.size());
        var submitted = Column.SUBMITTED.room(some.size());
        var points = Column.POINTS.room(some.size());
        for (var each : some) {
            outcomes.put(each.outcomeNumber());
            probabilities.putDouble(each.probability());
            submitted.putLong(each.submitted().toEpochMilli());
            points.putShort((short) each.points());
        }
        add(append, Column.OUTCOME, outcomes);
        add(append, Column.PROBABILITY, probabilities);
        add(append, Column.SUBMITTED, submitted);
        add(append, Column.POINTS, points);
        for (int f = 0; f < some.getFirst().features().length; f++) {
            var column = Column.feature(f);
            var values = column.room(some.size());
            for (var each : some) {
                values.putFloat(each.features()[f]);
            }
            add(append, column, values);
        }
        for (int f = 0; f < some.getFirst().cells().length; f++) {
            var column = Column.cell(f);
            var cells = column.room(some.size());
            for (var each : some) {
                cells.put(each.cells()[f]);
            }
            add(append, column, cells);
        }
    }

    private static void add(PreparedStatement append, Column column, ByteBuffer numbers) throws SQLException {
        var bytes = new byte[numbers.flip().remaining()];
        numbers.get(bytes);
        append.setInt(2, column.number());
        append.setBytes(4, bytes);
        append.addBatch();
    }

    /// Leaves nothing of decisions but that there were some, in the caller's transaction.
    ///
    /// @param places none of them of a chunk of which nobody is left
    void blank(Collection<Long> places) throws SQLException {
        var byChunk = places.stream().collect(Collectors.groupingBy(place -> place / Column.CHUNK));
        for (var chunk : byChunk.values()) {
            blankOfOne(chunk);
        }
        if (!places.isEmpty()) {
            try (var raise = connection.prepareStatement("update forgetting set generation = generation + 1")) {
                int _ = raise.executeUpdate();
            }
        }
    }

    private void blankOfOne(List<Long> places) throws SQLException {
        int bundle = Bundles.Taken.bundle(places.getFirst());
        int chunk = Bundles.Taken.number(places.getFirst()) / Column.CHUNK;
        var columns = read(bundle, chunk);
        byte[] outcomes = requireNonNull(columns.remove(Column.OUTCOME.number()));
        for (long place : places) {
            int at = (int) (place % Column.CHUNK);
            outcomes[at] = Column.ERASED;
            for (byte[] numbers : columns.values()) {
                int width = numbers.length / outcomes.length;
                Arrays.fill(numbers, width * at, width * (at + 1), (byte) 0);
            }
        }
        if (isNobodyLeft(outcomes)) {
            delete(bundle, chunk);
            columns.clear();
        }
        columns.put(Column.OUTCOME.number(), outcomes);
        update(bundle, chunk, columns);
    }

    /** In a full chunk: one that is not will get others. */
    private static boolean isNobodyLeft(byte[] outcomes) {
        for (byte outcome : outcomes) {
            if (outcome != Column.ERASED) {
                return false;
            }
        }
        return outcomes.length == Column.CHUNK;
    }

    private Map<Integer, byte[]> read(int bundle, int chunk) throws SQLException {
        try (var select =
                connection.prepareStatement("select \"column\", numbers from chunk where bundle = ? and chunk = ?")) {
            select.setInt(1, bundle);
            select.setInt(2, chunk);
            try (var rows = select.executeQuery()) {
                var columns = new HashMap<Integer, byte[]>();
                while (rows.next()) {
                    columns.put(rows.getInt(1), rows.getBytes(2));
                }
                return columns;
            }
        }
    }

    private void update(int bundle, int chunk, Map<Integer, byte[]> columns) throws SQLException {
        try (var update = connection.prepareStatement(
                "update chunk set numbers = ? where bundle = ? and \"column\" = ? and chunk = ?")) {
            for (var column : columns.entrySet()) {
                update.setBytes(1, column.getValue());
                update.setInt(2, bundle);
                update.setInt(3, column.getKey());
                update.setInt(4, chunk);
                update.addBatch();
            }
            int[] _ = update.executeBatch();
        }
    }

    /** All but the outcomes, which keep everybody's places. */
    private void delete(int bundle, int chunk) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from chunk where bundle = ? and chunk = ? and \"column\" <> ?")) {
            delete.setInt(1, bundle);
            delete.setInt(2, chunk);
            delete.setInt(3, Column.OUTCOME.number());
            int _ = delete.executeUpdate();
        }
    }
}
