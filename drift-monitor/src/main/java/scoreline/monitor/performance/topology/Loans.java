package scoreline.monitor.performance.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import scoreline.monitor.performance.Known;
import scoreline.monitor.performance.Loan;

/**
 * The loans whose outcomes may still come, and the outcomes whose decisions have not come. Both are let go by the segment, which
 * is what Kafka Streams' window stores are for: loans by the time of decisions, which the scorer holds within bounds; outcomes
 * that wait by the clock, since what a lender dates wrongly must not make others be forgotten.
 */
final class Loans {
    static final String DECIDED = "decided-loans";
    static final String WAITING = "waiting-outcomes";

    private static final int KEY = 16;
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final WindowStore<Bytes, byte[]> decided;
    private final WindowStore<Bytes, byte[]> waiting;

    Loans(WindowStore<Bytes, byte[]> decided, WindowStore<Bytes, byte[]> waiting) {
        this.decided = decided;
        this.waiting = waiting;
    }

    static List<StoreBuilder<WindowStore<Bytes, byte[]>>> stores(Duration remember) {
        return List.of(store(DECIDED, remember), store(WAITING, remember));
    }

    private static StoreBuilder<WindowStore<Bytes, byte[]>> store(String name, Duration remember) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, remember, MOMENT, false), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /** A digest of both ids, so that neither stands in a store or on its changelog. */
    static Bytes key(String applicant, String application) {
        byte[] first = applicant.getBytes(UTF_8);
        var digest = sha256();
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(first.length).array());
        digest.update(first);
        digest.update(application.getBytes(UTF_8));
        return Bytes.wrap(Arrays.copyOf(digest.digest(), KEY));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Optional<Loan> find(Bytes key) {
        return entry(decided, key).map(entry -> Loan.read(requireNonNull(entry.value)));
    }

    void put(Bytes key, Loan loan) {
        decided.put(key, loan.toBytes(), Math.max(0, loan.decided().at().toEpochMilli()));
    }

    Optional<Known> waiting(Bytes key) {
        return entry(waiting, key).map(entry -> Known.read(ByteBuffer.wrap(requireNonNull(entry.value))));
    }

    /** In place of what waited under the key before. */
    void await(Bytes key, Known outcome, long now) {
        stopWaiting(key);
        waiting.put(key, outcome.toBytes(), now);
    }

    void stopWaiting(Bytes key) {
        entry(waiting, key).ifPresent(entry -> waiting.put(key, null, requireNonNull(entry.key)));
    }

    private static Optional<KeyValue<Long, byte[]>> entry(WindowStore<Bytes, byte[]> store, Bytes key) {
        try (var found = store.fetch(key, 0, Long.MAX_VALUE)) {
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        }
    }
}
