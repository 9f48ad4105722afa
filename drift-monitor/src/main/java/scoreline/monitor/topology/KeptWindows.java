package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The windows that are open or may still be revised: their counts in the store, and how they stand beside it as well. */
final class KeptWindows {
    static final String STORE = "windows";

    private final KeyValueStore<Bytes, byte[]> store;
    private final NavigableMap<WindowKey, Standing> standing = new TreeMap<>();

    KeptWindows(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(
                    entry -> standing.put(WindowKey.read(entry.key), Standing.read(ByteBuffer.wrap(entry.value))));
        }
    }

    Optional<Standing> standing(WindowKey key) {
        return Optional.ofNullable(standing.get(key));
    }

    /** In the order in which they are over. */
    List<Map.Entry<WindowKey, Standing>> all() {
        return standing.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Ends of those that are not reported yet, of several populations several times. */
    List<Instant> open() {
        return standing.entrySet().stream()
                .filter(each -> !each.getValue().isReported())
                .map(each -> each.getKey().window().end())
                .toList();
    }

    /** As `WindowCounts` writes them. */
    byte[] counts(WindowKey key) {
        byte[] value = requireNonNull(store.get(key.toBytes()));
        var counts = new byte[value.length - Standing.BYTES];
        System.arraycopy(value, Standing.BYTES, counts, 0, counts.length);
        return counts;
    }

    void put(WindowKey key, Standing now, byte[] counts) {
        var value = ByteBuffer.allocate(Standing.BYTES + counts.length);
        now.write(value);
        store.put(key.toBytes(), value.put(counts).array());
        standing.put(key, now);
    }

    void forget(WindowKey key) {
        store.delete(key.toBytes());
        standing.remove(key);
    }
}
