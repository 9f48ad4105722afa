package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One number of each decision of a bundle, in the order of their places.
 *
 * @param chunks one after the other, full but for the last
 */
record Numbers(Column column, List<ByteBuffer> chunks) {
    /// As the database has them now.
    static Numbers read(Connection connection, int bundle, Column column) throws SQLException {
        try (var select = connection.prepareStatement(
                "select numbers from chunk where bundle = ? and \"column\" = ? order by chunk")) {
            select.setInt(1, bundle);
            select.setInt(2, column.number());
            var chunks = new ArrayList<ByteBuffer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    chunks.add(ByteBuffer.wrap(rows.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
            return new Numbers(column, chunks);
        }
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
