package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One number of each decision of a bundle, in the order of their places.
 *
 * @param chunks one after the other, full but for the last
 */
record Numbers(Column column, List<ByteBuffer> chunks) {
    /// As the database has them at one moment: all columns are of the same decisions.
    ///
    /// @return by column, each that was asked for
    static Map<Column, Numbers> read(Connection connection, int bundle, List<Column> columns) throws SQLException {
        var found = new HashMap<Integer, List<ByteBuffer>>();
        columns.forEach(column -> found.put(column.number(), new ArrayList<>()));
        try (var select = connection.prepareStatement(
                "select \"column\", numbers from chunk where bundle = ? and \"column\" = any(?) order by chunk")) {
            select.setInt(1, bundle);
            select.setArray(
                    2, connection.createArrayOf("smallint", found.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.getOrDefault(rows.getInt(1), new ArrayList<>())
                            .add(ByteBuffer.wrap(rows.getBytes(2)).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
        }
        var numbers = new HashMap<Column, Numbers>();
        columns.forEach(column ->
                numbers.put(column, new Numbers(column, found.getOrDefault(column.number(), List.of()))));
        return numbers;
    }

    /** How many there are. */
    int count() {
        return chunks.stream().mapToInt(ByteBuffer::remaining).sum() / column.width();
    }

    byte[] bytes() {
        var bytes = new byte[count()];
        int at = 0;
        for (var chunk : chunks) {
            chunk.get(chunk.position(), bytes, at, chunk.remaining());
            at += chunk.remaining();
        }
        return bytes;
    }

    float[] floats() {
        var floats = new float[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asFloatBuffer();
            some.get(0, floats, at, some.remaining());
            at += some.remaining();
        }
        return floats;
    }

    double[] doubles() {
        var doubles = new double[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asDoubleBuffer();
            some.get(0, doubles, at, some.remaining());
            at += some.remaining();
        }
        return doubles;
    }

    long[] longs() {
        var longs = new long[count()];
        int at = 0;
        for (var chunk : chunks) {
            var some = chunk.asLongBuffer();
            some.get(0, longs, at, some.remaining());
            at += some.remaining();
        }
        return longs;
    }
}
