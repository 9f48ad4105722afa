package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.population.Populations.Asked;
import scoreline.plots.Language;

/**
 * How two features go together among the decisions of a bundle. Counts are exact; who was erased is not counted.
 *
 * @param bundle SHA-256 of its manifest
 * @param crossings only those that hold somebody, by one's cell and then the other's
 * @param all the crossings together
 * @param client null where no client is asked for
 */
record Relation(
        String bundle,
        Side one,
        Side other,
        List<Crossing> crossings,
        Counts all,
        @Nullable Place client) {

    /** A feature, and how its values are told apart: in at most 40 cells. */
    record Side(Subject.Described feature, List<Span> cells) {}

    /**
     * Who is in a cell of the one feature and a cell of the other.
     *
     * @param one cell counted from 0
     * @param other cell counted from 0
     */
    record Crossing(int one, int other, Counts counts) {}

    /** Where the client is. */
    record Place(Value one, Value other) {
        /** Says nothing of the client: it is personal data. */
        @Override
        public String toString() {
            return "Place";
        }
    }

    /**
     * What the client has.
     *
     * @param value a number as the model saw it; null where it is missing, and of a category
     * @param category its name; null where it is missing, was not seen in training, and of a number
     * @param cell counted from 0
     */
    record Value(@Nullable Float value, @Nullable String category, int cell) {
        /** Says nothing of the client: it is personal data. */
        @Override
        public String toString() {
            return "Value";
        }
    }

    /** A feature and its axis. */
    record Asking(Subject subject, Axis axis) {
        private Side side(Language language) {
            return new Side(subject.described(language), axis.spans());
        }

        private Value value(Client client) {
            var decision = client.decision();
            float value = subject.value(decision);
            return new Value(
                    subject.isCategory() || Float.isNaN(value) ? null : value,
                    subject.category(decision),
                    axis.of(decision));
        }
    }

    static Relation of(Population population, Asked asked, Asking one, Asking other, Language language)
            throws SQLException {
        byte[] ones = one.axis().of(population);
        byte[] others = other.axis().of(population);
        int width = other.axis().spans().size();
        int size = one.axis().spans().size() * width;
        var counts = new Counts.InCells(size);
        for (int i = 0; i < population.places(); i++) {
            byte outcome = population.outcomes().byteAt(i);
            if (outcome != Column.ERASED) {
                int cell = Byte.toUnsignedInt(ones[i]) * width + Byte.toUnsignedInt(others[i]);
                counts.add(cell, outcome, population.probabilities().doubleAt(i));
            }
        }
        var crossings = new ArrayList<Crossing>();
        for (int cell = 0; cell < size; cell++) {
            var counted = counts.of(cell);
            if (counted.total() > 0) {
                crossings.add(new Crossing(cell / width, cell % width, counted));
            }
        }
        return new Relation(
                asked.bundle().sha256(),
                one.side(language),
                other.side(language),
                List.copyOf(crossings),
                population.counts(Group.EVERYBODY),
                place(asked.client(), one, other));
    }

    private static @Nullable Place place(Optional<Client> client, Asking one, Asking other) {
        return client.map(present -> new Place(one.value(present), other.value(present)))
                .orElse(null);
    }
}
