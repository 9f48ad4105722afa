package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who the nearest of similar clients are. */
final class Neighbours {
    private static final List<String> OUTCOMES = List.of("APPROVE", "REVIEW", "REFUSE");

    private Neighbours() {}

    /**
     * A similar client.
     *
     * @param outcome {@code APPROVE}, {@code REVIEW} or {@code REFUSE}
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param distance 0, the same to the model, to 1
     */
    record Neighbour(
            String applicantId, String applicationId, String outcome, double probabilityOfDefault, double distance) {
        /** Says nothing of the client: it is personal data. */
        @Override
        public String toString() {
            return "Neighbour";
        }
    }

    private record Ids(String applicant, String application) {}

    static List<Neighbour> of(Population population, Similar similar, int most) throws SQLException {
        int count = Math.min(most, similar.places().length);
        var ids = ids(population, similar, count);
        var neighbours = new ArrayList<Neighbour>();
        for (int i = 0; i < count; i++) {
            int place = similar.places()[i];
            var found = ids.get(place);
            if (found == null) {
                throw new SQLException("a decision has numbers and no row");
            }
            neighbours.add(new Neighbour(
                    found.applicant(),
                    found.application(),
                    OUTCOMES.get(population.outcomes().byteAt(place)),
                    population.probabilities().doubleAt(place),
                    similar.distance(i)));
        }
        return neighbours;
    }

    /** By place. */
    private static Map<Integer, Ids> ids(Population population, Similar similar, int count) throws SQLException {
        var snapshot = population.snapshot();
        long first = (long) snapshot.bundle() << Integer.SIZE;
        var places = IntStream.range(0, count)
                .mapToObj(i -> first + similar.places()[i])
                .toArray();
        var ids = new HashMap<Integer, Ids>();
        try (var select = snapshot.connection()
                .prepareStatement("select place, applicant_id, application_id from decision where place = any(?)")) {
            select.setArray(1, snapshot.connection().createArrayOf("bigint", places));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.put((int) rows.getLong(1), new Ids(rows.getString(2), rows.getString(3)));
                }
            }
        }
        return ids;
    }
}
