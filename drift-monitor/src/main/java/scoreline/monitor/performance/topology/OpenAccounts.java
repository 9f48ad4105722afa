package scoreline.monitor.performance.topology;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import scoreline.drift.performance.RealisedCounts;
import scoreline.monitor.performance.Account;

/**
 * What was counted since the last time it was passed on, by account; retractions may outweigh it. All of it is in the store
 * after each record, since a commit may come between any two; the decoded counts beside it spare reading them back.
 */
final class OpenAccounts {
    static final String STORE = "open-accounts";

    /** Accounts that one task has open before it passes them on out of turn, as when a year is replayed in a minute. */
    private static final int MOST = 512;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Bytes, RealisedCounts> decoded = new HashMap<>();

    OpenAccounts(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }

    void change(Account account, Consumer<RealisedCounts> change) {
        var key = account.toBytes();
        var counts = decoded.computeIfAbsent(key, this::stored);
        change.accept(counts);
        store.put(key, counts.toBytes());
    }

    private RealisedCounts stored(Bytes key) {
        byte[] value = store.get(key);
        return value == null ? new RealisedCounts() : RealisedCounts.read(value);
    }

    boolean isFull() {
        return decoded.size() >= MOST;
    }

    /** All of it, by account; nothing is left. */
    List<KeyValue<Bytes, byte[]>> takeAll() {
        List<KeyValue<Bytes, byte[]>> taken = new ArrayList<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> taken.add(KeyValue.pair(entry.key, requireNonNull(entry.value))));
        }
        taken.forEach(entry -> store.delete(entry.key));
        decoded.clear();
        return taken;
    }
}
