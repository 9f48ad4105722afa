package scoreline.dashboard.population;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of whole populations in order, so that a quartile or a percentile is looked up and not counted anew: those of full chunks are
 * kept, which only forgetting somebody changes; the few behind them are put in order each time. Safe between threads.
 */
@Singleton
final class Orders {
    /** Some twenty-five features of 300,000 decisions, of everybody and of the approved. */
    private static final long MOST_BYTES = 48L << 20;

    private static final byte APPROVED = 0;

    /** The most recently asked for last. Guarded by this. */
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    /** Whose values. */
    enum Group {
        EVERYBODY,
        APPROVED
    }

    private record Key(int bundle, int feature, Group group) {}

    /// @param places that are covered, a multiple of a chunk
    /// @param erased of them
    private record Kept(int places, int erased, Values values) {
        long bytes() {
            return (long) Float.BYTES * values.count();
        }
    }

    Values of(Population population, int feature, Group group) throws SQLException {
        var numbers = population.numbers(Column.feature(feature));
        int full = population.places() - population.places() % Column.CHUNK;
        var key = new Key(population.bundle(), feature, group);
        int erased = population.erasedBefore(full);
        var base = find(key);
        if (base == null || base.places() != full || base.erased() != erased) {
            base = new Kept(full, erased, gathered(population, numbers, group, Values.NONE, 0, full));
            keep(key, base);
        }
        return gathered(population, numbers, group, base.values(), full, population.places());
    }

    private static Values gathered(
            Population population, Numbers numbers, Group group, Values before, int from, int to) {
        byte[] outcomes = population.outcomes();
        var gathering = new Values.Gathering(before, to - from);
        for (int place = from; place < to; place++) {
            if (outcomes[place] == APPROVED || (group == Group.EVERYBODY && outcomes[place] != Column.ERASED)) {
                gathering.add(numbers.floatAt(place));
            }
        }
        return gathering.values();
    }

    private synchronized @Nullable Kept find(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, Kept values) {
        var before = kept.put(key, values);
        bytes += values.bytes() - (before == null ? 0 : before.bytes());
        var oldest = kept.values().iterator();
        while (bytes > MOST_BYTES && oldest.hasNext()) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
