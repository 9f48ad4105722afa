package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * How many decisions have which values of a feature, exactly counted.
 *
 * @param edges in ascending order; cell i holds values from edge i up to, and without, edge i + 1, the last one what is on its upper
 *     edge too
 * @param approved by cell, shape (edges − 1); as the next two
 * @param missing without a value, whatever was decided
 * @param outside below the first edge or above the last, whatever was decided
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record Distribution(
        float[] edges, long[] approved, long[] reviewed, long[] refused, long missing, long outside) {

    /// Of all decisions of a bundle.
    ///
    /// @param edges at least two, ascending
    public static Distribution of(Columns columns, Connection connection, int bundle, int feature, float[] edges)
            throws SQLException {
        if (edges.length < 2) {
            throw new IllegalArgumentException("a distribution has two edges at least");
        }
        var column = Column.feature(feature);
        var read = columns.read(connection, bundle, List.of(column, Column.OUTCOME));
        float[] values = requireNonNull(read.get(column)).floats();
        byte[] outcomes = requireNonNull(read.get(Column.OUTCOME)).bytes();
        var counts = new long[Column.ERASED][edges.length - 1];
        long missing = 0;
        long outside = 0;
        for (int i = 0; i < values.length; i++) {
            if (outcomes[i] == Column.ERASED) {
                continue;
            }
            int cell = cell(edges, values[i]);
            if (Float.isNaN(values[i])) {
                missing++;
            } else if (cell < 0) {
                outside++;
            } else {
                counts[outcomes[i]][cell]++;
            }
        }
        return new Distribution(edges, counts[0], counts[1], counts[2], missing, outside);
    }

    private static int cell(float[] edges, float value) {
        int last = edges.length - 2;
        if (!(value >= edges[0] && value <= edges[last + 1])) {
            return -1;
        }
        // Zero has two signs, of which a search puts one before the other.
        int at = Arrays.binarySearch(edges, value + 0.0f);
        return Math.min(last, at >= 0 ? at : -at - 2);
    }
}
