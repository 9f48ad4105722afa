package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The decisions of one bundle, those of erased applicants among them, in the order of their places.
 *
 * @param connection whose transaction sees them all at one moment
 * @param outcomes {@link Column#ERASED} among them; not to be changed
 * @param probabilities of default; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Population(
        Columns columns, Orders orders, Connection connection, int bundle, byte[] outcomes, double[] probabilities) {

    static Population of(Columns columns, Orders orders, Connection connection, int bundle) throws SQLException {
        var read = columns.read(connection, bundle, List.of(Column.OUTCOME, Column.PROBABILITY));
        return new Population(
                columns,
                orders,
                connection,
                bundle,
                requireNonNull(read.get(Column.OUTCOME)).bytes(),
                requireNonNull(read.get(Column.PROBABILITY)).doubles());
    }

    /** How many places there are. */
    int places() {
        return outcomes.length;
    }

    /** Of those at the first so many places. */
    int erasedBefore(int places) {
        int erased = 0;
        for (int place = 0; place < places; place++) {
            erased += outcomes[place] == Column.ERASED ? 1 : 0;
        }
        return erased;
    }

    /// The values of everybody, or of the approved.
    Values values(int feature, Orders.Group group) throws SQLException {
        return orders.of(this, feature, group);
    }

    boolean isErased(int place) {
        return outcomes[place] == Column.ERASED;
    }

    /** As many as there are places: columns at hand may know of decisions that came since. */
    Numbers numbers(Column column) throws SQLException {
        return requireNonNull(columns.read(connection, bundle, List.of(column)).get(column))
                .first(places());
    }

    /** What was decided of all. */
    Counts counts() {
        var counts = new Counts.InCells(1);
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != Column.ERASED) {
                counts.add(0, outcomes[i], probabilities[i]);
            }
        }
        return counts.of(0);
    }
}
