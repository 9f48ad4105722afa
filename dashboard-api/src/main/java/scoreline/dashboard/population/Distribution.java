package scoreline.dashboard.population;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many decisions have which values of a feature, exactly counted.
 *
 * @param cells in the order of the axis; each decision is in one
 */
public record Distribution(List<Cell> cells) {

    /** A cell, and who is in it. */
    public record Cell(Span span, Counts counts) {}

    public Distribution {
        cells = List.copyOf(cells);
    }

    /** Of all decisions of a bundle. */
    public static Distribution of(Columns columns, Connection connection, int bundle, Axis axis) throws SQLException {
        return of(Population.of(columns, new Orders(), connection, bundle), axis);
    }

    static Distribution of(Population population, Axis axis) throws SQLException {
        byte[] cells = axis.of(population);
        byte[] outcomes = population.outcomes();
        double[] probabilities = population.probabilities();
        var counts = new Counts.InCells(axis.spans().size());
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != Column.ERASED) {
                counts.add(Byte.toUnsignedInt(cells[i]), outcomes[i], probabilities[i]);
            }
        }
        var found = new ArrayList<Cell>();
        for (int cell = 0; cell < axis.spans().size(); cell++) {
            found.add(new Cell(axis.spans().get(cell), counts.of(cell)));
        }
        return new Distribution(found);
    }
}
