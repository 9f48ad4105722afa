package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The decisions of one bundle, those of erased applicants among them, in the order of their places.
 *
 * @param outcomes {@link Column#ERASED} among them
 * @param probabilities of default
 */
record Population(Outlines outlines, Snapshot snapshot, Numbers outcomes, Numbers probabilities) {

    static Population of(Outlines outlines, Snapshot snapshot) throws SQLException {
        var read = snapshot.numbers(List.of(Column.OUTCOME, Column.PROBABILITY));
        return new Population(
                outlines,
                snapshot,
                requireNonNull(read.get(Column.OUTCOME)),
                requireNonNull(read.get(Column.PROBABILITY)));
    }

    /** How many places there are. */
    int places() {
        return snapshot.places();
    }

    boolean isErased(int place) {
        return outcomes.byteAt(place) == Column.ERASED;
    }

    /** Where the decisions about an applicant are, the least place first. */
    int[] placesOf(String applicant) throws SQLException {
        // A range of places would let PostgreSQL read the bundle's decisions instead of the applicant's.
        try (var select = snapshot.connection()
                .prepareStatement(
                        "select place from decision where applicant_id = ? and place >> 32 = ? order by place")) {
            select.setString(1, applicant);
            select.setInt(2, snapshot.bundle());
            var places = IntStream.builder();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    places.add((int) rows.getLong(1));
                }
            }
            return places.build().toArray();
        }
    }

    Numbers numbers(Column column) throws SQLException {
        return snapshot.numbers(column);
    }

    /** What is told of the values that everybody has of a feature, and the approved. */
    Outline.OfGroups outlines(int feature) throws SQLException {
        return outlines.of(this, feature);
    }

    /** Who has which category of a feature. */
    Distribution categories(Subject subject) throws SQLException {
        return outlines.categories(this, subject);
    }

    /** What was decided of a group. */
    Counts counts(Group group) throws SQLException {
        return outlines.counts(this, group);
    }

    /** What was decided of some, none of them erased. */
    Counts counts(int[] places) {
        var counts = new Counts.InCells(1);
        for (int place : places) {
            counts.add(0, outcomes.byteAt(place), probabilities.doubleAt(place));
        }
        return counts.of(0);
    }
}
