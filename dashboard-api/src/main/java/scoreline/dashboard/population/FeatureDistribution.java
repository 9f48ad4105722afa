package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.population.Populations.Asked;
import scoreline.plots.Language;

/**
 * How a feature is distributed among the decisions of a bundle. Counts are exact; who was erased is not counted.
 *
 * @param bundle SHA-256 of its manifest
 * @param cells each decision is in one of them
 * @param all the cells together
 * @param client null where no client is asked for
 */
record FeatureDistribution(
        String bundle,
        Subject.Described feature,
        List<Distribution.Cell> cells,
        Counts all,
        @Nullable Standing client) {

    /**
     * Where the client stands.
     *
     * @param value a number as the model saw it; null where it is missing, and of a category
     * @param category its name; null where it is missing, was not seen in training, and of a number
     * @param cell in which the client is, counted from 0
     * @param percentileOfAll share of the decisions with a value that is below the client's plus half of those with the same, the
     *     client's own among them, 0 to 100; values that are missing do not count; null where the client has none, and of a category
     * @param percentileOfApproved the same among those approved; null also where none of these has a value
     */
    record Standing(
            @Nullable Float value,
            @Nullable String category,
            int cell,
            @Nullable Double percentileOfAll,
            @Nullable Double percentileOfApproved) {
        /** Says nothing of the client: it is personal data. */
        @Override
        public String toString() {
            return "Standing";
        }
    }

    static FeatureDistribution of(Population population, Asked asked, Subject subject, Axis axis, Language language)
            throws SQLException {
        var distribution = Distribution.of(population, axis);
        return new FeatureDistribution(
                asked.bundle().sha256(),
                subject.described(language),
                distribution.cells(),
                population.counts(Group.EVERYBODY),
                standing(population, asked.client(), subject, axis));
    }

    private static @Nullable Standing standing(
            Population population, Optional<Client> client, Subject subject, Axis axis) throws SQLException {
        if (client.isEmpty()) {
            return null;
        }
        var decision = client.get().decision();
        if (subject.isCategory()) {
            return new Standing(null, subject.category(decision), axis.of(decision), null, null);
        }
        float value = subject.value(decision);
        if (Float.isNaN(value)) {
            return new Standing(null, null, axis.of(decision), null, null);
        }
        var percentile = Percentile.of(
                value,
                population.outcomes(),
                population.numbers(Column.feature(subject.number())),
                population.outlines(subject.number()));
        return new Standing(value, null, axis.of(decision), percentile.ofEverybody(), percentile.ofApproved());
    }
}
