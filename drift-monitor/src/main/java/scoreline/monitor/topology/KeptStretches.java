package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import scoreline.monitor.population.Population;
import scoreline.monitor.sums.Stretch;

/** Stretches that are not passed on yet, or wait for their turn: in the store after each decision, and decoded beside it. */
final class KeptStretches {
    private final KeyValueStore<Bytes, byte[]> store;
    private final NavigableMap<StretchKey, Kept> all = new TreeMap<>();

    /// @param key as the store knows it
    private record Kept(Bytes key, Stretch stretch) {}

    KeptStretches(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (var stored = store.all()) {
            stored.forEachRemaining(entry -> all.put(
                    StretchKey.read(entry.key), new Kept(entry.key, Stretch.read(requireNonNull(entry.value)))));
        }
    }

    void add(Population population, Stretch stretch) {
        var key = new StretchKey(stretch.start(), population);
        var known = all.get(key);
        var sum = known == null
                ? new Kept(key.toBytes(), stretch)
                : new Kept(known.key(), known.stretch().add(stretch));
        all.put(key, sum);
        store.put(sum.key(), sum.stretch().toBytes());
    }

    /** All of them by population, each's in the order of time; nothing is left. */
    SortedMap<Population, List<Stretch>> takeAll() {
        var taken = new TreeMap<Population, List<Stretch>>();
        while (!all.isEmpty()) {
            var next = takeFirst();
            taken.computeIfAbsent(next.population(), _ -> new ArrayList<>()).add(next.stretch());
        }
        return taken;
    }

    int size() {
        return all.size();
    }

    /// Whose decisions, and which.
    record Taken(Population population, Stretch stretch) {}

    /** The earliest; empty where there is none. */
    Optional<Stretch> first() {
        return Optional.ofNullable(all.firstEntry())
                .map(first -> first.getValue().stretch());
    }

    /** The earliest, which is let go. */
    Taken takeFirst() {
        var first = requireNonNull(all.pollFirstEntry());
        store.delete(first.getValue().key());
        return new Taken(first.getKey().population(), first.getValue().stretch());
    }
}
