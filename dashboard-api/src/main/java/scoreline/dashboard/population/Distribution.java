package scoreline.dashboard.population;

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
    public static Distribution of(Snapshot decisions, Axis axis) throws SQLException {
        return of(Population.of(new Outlines(), decisions), axis);
    }

    static Distribution of(Population population, Axis axis) throws SQLException {
        byte[] cells = axis.of(population);
        var counts = new Counts.InCells(axis.spans().size());
        for (int place = 0; place < cells.length; place++) {
            byte outcome = population.outcomes().byteAt(place);
            if (outcome != Column.ERASED) {
                counts.add(
                        Byte.toUnsignedInt(cells[place]),
                        outcome,
                        population.probabilities().doubleAt(place));
            }
        }
        return of(axis, counts);
    }

    /// Of some.
    ///
    /// @param places none of which is erased
    static Distribution of(Population population, Axis axis, int[] places) throws SQLException {
        byte[] cells = axis.of(population, places);
        var counts = new Counts.InCells(axis.spans().size());
        for (int i = 0; i < cells.length; i++) {
            counts.add(
                    Byte.toUnsignedInt(cells[i]),
                    population.outcomes().byteAt(places[i]),
                    population.probabilities().doubleAt(places[i]));
        }
        return of(axis, counts);
    }

    private static Distribution of(Axis axis, Counts.InCells counts) {
        var found = new ArrayList<Cell>();
        for (int cell = 0; cell < axis.spans().size(); cell++) {
            found.add(new Cell(axis.spans().get(cell), counts.of(cell)));
        }
        return new Distribution(found);
    }
}
