package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import scoreline.admission.Admission.Admitted;
import scoreline.judgement.Before;
import scoreline.judgement.Lookback;
import scoreline.wire.CreditDecision;

/**
 * The applications decided of late: identity to what a {@link Lookback} needs of them.
 *
 * <p>All times are stream time, which never runs back: a record with an old timestamp is neither refused by the store as expired
 * nor looked up where nothing can be.
 */
final class Decided {
    static final String STORE = "decided-applications";

    private final WindowStore<Bytes, byte[]> store;
    private final long rememberMillis;

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

    /** One scan over the applicant's applications tells whether this one is among them, and how many there are. */
    Before before(Admitted application, byte[] digest, long streamTime) {
        var applicant = Identity.of(application.applicantId());
        var itself = Identity.of(applicant, application.applicationId());
        var lookback = new Lookback(application, digest);
        try (var entries = decidedOf(applicant, Math.max(0, streamTime - rememberMillis), streamTime)) {
            while (entries.hasNext()) {
                var entry = entries.next();
                lookback.see(entry.key.key().equals(itself), entry.value);
            }
        }
        return lookback.before();
    }

    void remember(byte[] digest, CreditDecision decision, long streamTime) {
        var identity = Identity.of(Identity.of(decision.getApplicantId()), decision.getApplicationId());
        store.put(identity, Lookback.remembered(digest, decision), streamTime);
    }

    /** Forgets what was decided of an applicant. */
    void erase(String applicantId, long streamTime) {
        var all = new ArrayList<Windowed<Bytes>>();
        try (var entries = decidedOf(Identity.of(applicantId), 0, streamTime)) {
            entries.forEachRemaining(entry -> all.add(entry.key));
        }
        all.forEach(entry -> store.put(entry.key(), null, entry.window().start()));
    }

    private KeyValueIterator<Windowed<Bytes>, byte[]> decidedOf(Bytes applicant, long from, long to) {
        return store.fetch(applicant, Identity.last(applicant), from, to);
    }

    /** The applicant's id with its length in front, so that no two pairs read alike, then the application's. */
    private static final class Identity {
        /** No byte of UTF-8: it comes after every id. */
        private static final byte[] AFTER = {(byte) 0xFF};

        static Bytes of(String applicantId) {
            var applicant = applicantId.getBytes(UTF_8);
            return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + applicant.length)
                    .putInt(applicant.length)
                    .put(applicant)
                    .array());
        }

        static Bytes of(Bytes applicant, String applicationId) {
            return join(applicant, applicationId.getBytes(UTF_8));
        }

        static Bytes last(Bytes applicant) {
            return join(applicant, AFTER);
        }

        private static Bytes join(Bytes applicant, byte[] application) {
            byte[] before = applicant.get();
            return Bytes.wrap(ByteBuffer.allocate(before.length + application.length)
                    .put(before)
                    .put(application)
                    .array());
        }
    }
}
