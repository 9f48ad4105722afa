package scoreline.dashboard.population;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Outlines of whole populations, kept until another decision comes or somebody is forgotten. Safe between threads. */
@Singleton
final class Outlines {
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    private record Key(int bundle, int feature) {}

    private record Kept(Columns.Moment moment, Outline.OfGroups outlines) {}

    Outline.OfGroups of(Population population, int feature) throws SQLException {
        var snapshot = population.snapshot();
        var key = new Key(snapshot.bundle(), feature);
        var found = kept.get(key);
        if (found != null && found.moment().equals(snapshot.moment())) {
            return found.outlines();
        }
        var values = Values.of(population.outcomes(), population.numbers(Column.feature(feature)));
        var outlines = new Outline.OfGroups(Outline.of(values.everybody()), Outline.of(values.approved()));
        kept.put(key, new Kept(snapshot.moment(), outlines));
        return outlines;
    }
}
