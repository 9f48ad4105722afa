package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import scoreline.scorer.admission.Admission.Admitted;

/**
 * The applications decided of late: identity to a digest of the payload.
 *
 * <p>All times are stream time, which never runs back: a record with an old timestamp is neither refused by the store as expired
 * nor looked up where nothing can be.
 */
final class Decided {
    static final String STORE = "decided-applications";

    private final WindowStore<Bytes, byte[]> store;
    private final long rememberMillis;

    /** Whether an application was decided before. */
    enum Before {
        NEVER,
        SAME,
        DIFFERENT
    }

    Decided(WindowStore<Bytes, byte[]> store, Duration remember) {
        this.store = store;
        this.rememberMillis = remember.toMillis();
    }

    static StoreBuilder<WindowStore<Bytes, byte[]>> store(Duration remember) {
        // An entry is a moment, not a window; its size plays no part in looking it up.
        var entries = Stores.persistentWindowStore(STORE, remember, Duration.ofMillis(1), false);
        return Stores.windowStoreBuilder(entries, Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    Before before(Bytes identity, byte[] digest, long streamTime) {
        try (var entries = store.fetch(identity, Math.max(0, streamTime - rememberMillis), streamTime)) {
            if (!entries.hasNext()) {
                return Before.NEVER;
            }
            return Arrays.equals(entries.next().value, digest) ? Before.SAME : Before.DIFFERENT;
        }
    }

    void remember(Bytes identity, byte[] digest, long streamTime) {
        store.put(identity, digest, streamTime);
    }

    /** Both ids; the first with its length in front, so that no two pairs read alike. */
    static Bytes identity(Admitted application) {
        var applicant = application.applicantId().getBytes(UTF_8);
        var id = application.applicationId().getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + applicant.length + id.length)
                .putInt(applicant.length)
                .put(applicant)
                .put(id)
                .array());
    }
}
