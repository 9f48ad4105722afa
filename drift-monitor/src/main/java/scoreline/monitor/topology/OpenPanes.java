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
import scoreline.drift.histogram.Layout;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;

/**
 * What was counted since the last time it was passed on, by population and pane. Decisions are counted in the arrays that the store
 * holds: a commit may come between any two decisions, and what stood in a field alone would be lost with the process.
 *
 * <p>Store, cache and we hold the same array, so what is flushed is what stands in it at that moment. That is sound because one
 * thread does both, one after the other: a decision that does not fit is refused before any of it is counted, one that fits is
 * counted whole, its offset with it, and put, which marks the array as changed. Whatever else is thrown ends the transaction, and
 * what comes after it, {@code init()}, begins with new views of what the changelog has.
 */
final class OpenPanes {
    static final String STORE = "open-panes";

    /** Panes that one task has open before it passes them on out of turn, as it must when a year is replayed in a minute. */
    private static final int MOST = 512;

    private static final int KEY = Population.BYTES + Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Watch watch;
    private final Map<Place, Pane> open = new HashMap<>();

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
        return store(STORE);
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        // Nearly all that reaches the changelog are tombstones, since panes are passed on and let go right before a
        // commit.
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
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
        var known = open.get(place);
        var pane = known != null ? known : open(place);
        if (offset <= pane.header.to()) {
            return false;
        }
        decision.countInto(pane.counts);
        pane.header.extend(offset);
        open.put(place, pane);
        store.put(pane.key, pane.header.array());
        return true;
    }

    boolean isFull() {
        return open.size() >= MOST;
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
        open.clear();
        return taken;
    }

    private Pane open(Place place) {
        Layout layout = watch.watched(place.population()).orElseThrow().judge().layout();
        Bytes key = key(place);
        byte[] stored = store.get(key);
        if (stored != null) {
            return new Pane(key, new Header(stored), WindowCounts.in(layout, stored, Header.BYTES));
        }
        var fresh = new byte[Header.BYTES + WindowCounts.size(layout)];
        return new Pane(key, Header.first(fresh), WindowCounts.emptyIn(layout, fresh, Header.BYTES));
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
        var header = new Header(requireNonNull(value));
        return new Taken(
                place, header.from(), header.to(), Bytes.wrap(WindowCounts.shortened(header.array(), Header.BYTES)));
    }

    /// All three look at one array.
    private record Pane(Bytes key, Header header, WindowCounts counts) {}

    /** In front of the counts, the offsets of the first and of the last decision in them; −1 before one. */
    private static final class Header {
        static final int BYTES = 2 * Long.BYTES;

        private final ByteBuffer bytes;

        Header(byte[] value) {
            this.bytes = ByteBuffer.wrap(value);
        }

        static Header first(byte[] value) {
            var header = new Header(value);
            header.bytes.putLong(0, -1).putLong(Long.BYTES, -1);
            return header;
        }

        long from() {
            return bytes.getLong(0);
        }

        long to() {
            return bytes.getLong(Long.BYTES);
        }

        void extend(long offset) {
            if (from() < 0) {
                bytes.putLong(0, offset);
            }
            bytes.putLong(Long.BYTES, offset);
        }

        /** Itself, and not a copy. */
        byte[] array() {
            return bytes.array();
        }
    }
}
