package scoreline.dashboard.population;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is told of whole populations whoever asks, kept until another decision comes or somebody is forgotten. Safe between threads. */
@Singleton
final class Outlines {
    private final Map<Feature, Kept<Outline.OfGroups>> outlines = new ConcurrentHashMap<>();
    private final Map<Feature, Kept<Distribution>> categories = new ConcurrentHashMap<>();
    private final Map<Whole, Kept<Counts>> counts = new ConcurrentHashMap<>();

    private record Feature(int bundle, int feature) {}

    private record Whole(int bundle, Group group) {}

    private record Kept<T>(Columns.Moment moment, T told) {}

    private interface Telling<T> {
        T tell() throws SQLException;
    }

    private static <K, T> T told(Map<K, Kept<T>> kept, K key, Population population, Telling<T> telling)
            throws SQLException {
        var moment = population.snapshot().moment();
        var found = kept.get(key);
        if (found != null && found.moment().equals(moment)) {
            return found.told();
        }
        var told = telling.tell();
        kept.put(key, new Kept<>(moment, told));
        return told;
    }

    Outline.OfGroups of(Population population, int feature) throws SQLException {
        return told(outlines, new Feature(population.snapshot().bundle(), feature), population, () -> {
            var values = Values.of(population.outcomes(), population.numbers(Column.feature(feature)));
            return new Outline.OfGroups(Outline.of(values.everybody()), Outline.of(values.approved()));
        });
    }

    /** Who has which category of a feature. */
    Distribution categories(Population population, Subject subject) throws SQLException {
        return told(
                categories,
                new Feature(population.snapshot().bundle(), subject.number()),
                population,
                () -> Distribution.of(population, subject.axis(Subject.MOST_CELLS)));
    }

    /** What was decided of a group. */
    Counts counts(Population population, Group group) throws SQLException {
        return told(counts, new Whole(population.snapshot().bundle(), group), population, () -> {
            var inCells = new Counts.InCells(1);
            for (int place = 0; place < population.places(); place++) {
                byte outcome = population.outcomes().byteAt(place);
                if (group.has(outcome)) {
                    inCells.add(0, outcome, population.probabilities().doubleAt(place));
                }
            }
            return inCells.of(0);
        });
    }
}
