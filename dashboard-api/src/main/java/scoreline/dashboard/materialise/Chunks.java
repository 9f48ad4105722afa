package scoreline.dashboard.materialise;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
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

    /// Leaves nothing of a decision but that there was one.
    ///
    /// @param number among the bundle's decisions
    void blank(int bundle, int number) throws SQLException {
        int at = number % Column.CHUNK;
        try (var blank = connection.prepareStatement("""
                update chunk set numbers = case
                    when "column" = ? then set_byte(numbers, ?, ?)
                    when "column" = ? then overlay(numbers placing ?::bytea from ? for 2)
                    when "column" < 0 then overlay(numbers placing ?::bytea from ? for 8)
                    when "column" < ? then overlay(numbers placing ?::bytea from ? for 4)
                    else set_byte(numbers, ?, 0) end
                where bundle = ? and chunk = ?""")) {
            blank.setInt(1, Column.OUTCOME.number());
            blank.setInt(2, at);
            blank.setInt(3, Column.ERASED);
            blank.setInt(4, Column.POINTS.number());
            blank.setBytes(5, new byte[Short.BYTES]);
            blank.setInt(6, Short.BYTES * at + 1);
            blank.setBytes(7, new byte[Long.BYTES]);
            blank.setInt(8, Long.BYTES * at + 1);
            blank.setInt(9, Column.cell(0).number());
            blank.setBytes(10, new byte[Float.BYTES]);
            blank.setInt(11, Float.BYTES * at + 1);
            blank.setInt(12, at);
            blank.setInt(13, bundle);
            blank.setInt(14, number / Column.CHUNK);
            int _ = blank.executeUpdate();
        }
    }
}
