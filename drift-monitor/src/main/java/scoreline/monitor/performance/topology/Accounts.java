package scoreline.monitor.performance.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import scoreline.drift.performance.RealisedCounts;
import scoreline.monitor.performance.Account;
import scoreline.monitor.performance.Vintages;

/** The counts of all partitions by account, and which of them changed since they were last written of. */
final class Accounts {
    static final String STORE = "accounts";

    private static final byte WRITTEN = 0;
    private static final byte CHANGED = 1;

    private final KeyValueStore<Bytes, byte[]> store;

    /** By bundle and month, of the youngest account that changed, the months since. */
    private final Map<String, TreeMap<YearMonth, Integer>> changed = new TreeMap<>();

    Accounts(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                if (requireNonNull(entry.value)[0] == CHANGED) {
                    note(Account.read(entry.key));
                }
            });
        }
    }

    void add(Bytes key, RealisedCounts counts) {
        byte[] before = store.get(key);
        if (before != null) {
            counts.add(read(before));
        }
        store.put(key, value(CHANGED, counts.toBytes()));
        note(Account.read(key));
    }

    private void note(Account account) {
        // Whoever was approved is told of at every age.
        changed.computeIfAbsent(account.sha256(), _ -> new TreeMap<>())
                .merge(account.month(), Math.max(0, account.monthsOnBook()), Math::min);
    }

    /** Bundles of which something changed. */
    List<String> changed() {
        return List.copyOf(changed.keySet());
    }

    /** Months of a bundle of which something changed, each with the months since from which on it did. */
    Map<YearMonth, Integer> changed(String sha256) {
        return changed.getOrDefault(sha256, new TreeMap<>());
    }

    /** What changed of a bundle is written; an account of which nothing is left is closed. */
    void settle(String sha256) {
        changed.remove(sha256);
        List<Bytes> keys = new ArrayList<>();
        try (var all = store.range(Account.first(sha256), Account.last(sha256))) {
            all.forEachRemaining(entry -> {
                if (requireNonNull(entry.value)[0] == CHANGED) {
                    keys.add(entry.key);
                }
            });
        }
        keys.forEach(key -> {
            byte[] counts = counts(requireNonNull(store.get(key)));
            store.put(key, RealisedCounts.read(counts).isEmpty() ? null : value(WRITTEN, counts));
        });
    }

    Vintages vintages(String sha256) {
        var vintages = new Vintages();
        try (var all = store.range(Account.first(sha256), Account.last(sha256))) {
            all.forEachRemaining(entry -> vintages.add(Account.read(entry.key), read(requireNonNull(entry.value))));
        }
        return vintages;
    }

    private static RealisedCounts read(byte[] value) {
        return RealisedCounts.read(counts(value));
    }

    private static byte[] counts(byte[] value) {
        var counts = new byte[value.length - 1];
        System.arraycopy(value, 1, counts, 0, counts.length);
        return counts;
    }

    private static byte[] value(byte mark, byte[] counts) {
        return ByteBuffer.allocate(1 + counts.length).put(mark).put(counts).array();
    }
}
