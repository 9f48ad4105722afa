package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;

/**
 * What was counted since the last time it was passed on, by population and pane. All of it is in the store after each decision: a
 * commit may come between any two, and what stood in a field alone would be lost with the process. The decoded counts beside it
 * spare reading them back.
 */
final class OpenPanes {
    static final String STORE = "open-panes";

    /** Panes that one task has open before it passes them on out of turn, as it must when a year is replayed in a minute. */
    private static final int MOST = 512;

    private static final int KEY = Population.BYTES + Long.BYTES;
    private static final int HEADER = 2 * Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Watch watch;
    private final Map<Place, Pane> decoded = new HashMap<>();

    /// @param pane its start, seconds since 1970
    record Place(Population population, long pane) {}

    /// @param from offset of the first decision in it
    /// @param to offset of the last
    record Taken(Place place, long from, long to, Bytes counts) {}

    OpenPanes(KeyValueStore<Bytes, byte[]> store, Watch watch) {
        this.store = store;
        this.watch = watch;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        // Nearly all that reaches the changelog are tombstones, since panes are passed on and let go right before a
        // commit.
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of(
                        "segment.bytes", Integer.toString(16 << 20),
                        "segment.ms", "600000",
                        "min.cleanable.dirty.ratio", "0.1",
                        "delete.retention.ms", "3600000"));
    }

    /// @return false where the decision was counted before
    /// @throws IllegalArgumentException when it does not fit the reference; nothing is counted then
    boolean count(Place place, long offset, Countable decision) {
        var known = decoded.get(place);
        var pane = known != null ? known : open(place);
        if (offset <= pane.to) {
            return false;
        }
        pane.count(offset, decision);
        decoded.put(place, pane);
        store.put(pane.key, pane.toBytes());
        return true;
    }

    boolean isFull() {
        return decoded.size() >= MOST;
    }

    /** All of it, in the order of bundles, panes and segments; nothing is left. */
    List<Taken> takeAll() {
        List<Taken> taken = new ArrayList<>();
        List<Bytes> keys = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                keys.add(entry.key);
                taken.add(taken(entry.key, entry.value));
            });
        }
        keys.forEach(store::delete);
        decoded.clear();
        return taken;
    }

    private Pane open(Place place) {
        Judge judge = watch.watched(place.population()).orElseThrow().judge();
        Bytes key = key(place);
        byte[] stored = store.get(key);
        if (stored == null) {
            return new Pane(key, -1, -1, judge.window());
        }
        var taken = taken(key, stored);
        return new Pane(
                key, taken.from(), taken.to(), judge.window(taken.counts().get()));
    }

    /** In order: bundle, pane, segment. */
    private static Bytes key(Place place) {
        var population = ByteBuffer.allocate(Population.BYTES);
        place.population().write(population);
        byte[] hashAndSegment = population.array();
        return Bytes.wrap(ByteBuffer.allocate(KEY)
                .put(hashAndSegment, 0, Population.BYTES - 1)
                .putLong(place.pane() ^ Long.MIN_VALUE)
                .put(hashAndSegment, Population.BYTES - 1, 1)
                .array());
    }

    private static Taken taken(Bytes key, byte[] value) {
        var name = ByteBuffer.wrap(key.get());
        var population = ByteBuffer.allocate(Population.BYTES)
                .put(name.slice(0, Population.BYTES - 1))
                .put(name.get(KEY - 1))
                .flip();
        var place = new Place(Population.read(population), name.getLong(Population.BYTES - 1) ^ Long.MIN_VALUE);
        var bytes = ByteBuffer.wrap(requireNonNull(value));
        long from = bytes.getLong();
        long to = bytes.getLong();
        var counts = new byte[bytes.remaining()];
        bytes.get(counts);
        return new Taken(place, from, to, Bytes.wrap(counts));
    }

    private static final class Pane {
        private final Bytes key;
        private final WindowCounts counts;
        private long from;
        private long to;

        Pane(Bytes key, long from, long to, WindowCounts counts) {
            this.key = key;
            this.from = from;
            this.to = to;
            this.counts = counts;
        }

        void count(long offset, Countable decision) {
            decision.countInto(counts);
            from = from < 0 ? offset : from;
            to = offset;
        }

        byte[] toBytes() {
            byte[] counted = counts.toBytes();
            return ByteBuffer.allocate(HEADER + counted.length)
                    .putLong(from)
                    .putLong(to)
                    .put(counted)
                    .array();
        }
    }
}
