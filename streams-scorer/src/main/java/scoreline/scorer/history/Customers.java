package scoreline.scorer.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import scoreline.scorer.admission.Admission.Admitted;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.history.Digest;
import scoreline.scoring.history.HistoryPlan;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.Past;
import scoreline.scoring.history.PastSeen;
import scoreline.scoring.history.RecordBlock;
import scoreline.scoring.history.RecordBytes;

/**
 * The customers of one partition and what is known of them: for each customer and source one value, eight bytes that tell the
 * source's fields and a {@link RecordBlock}. One thread's alone.
 */
public final class Customers {
    public static final String STORE = "customers";

    private static final int LAYOUT = Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Retention retention;
    private final List<HistorySource> sources;
    private final List<RecordBytes> codecs;
    private final byte[][] layouts;
    private final HistoryPlan plan;
    private final Past past;

    public Customers(KeyValueStore<Bytes, byte[]> store, Catalogue catalogue, Retention retention) {
        this.store = store;
        this.retention = retention;
        this.sources = catalogue.history();
        this.codecs =
                sources.stream().map(source -> new RecordBytes(source.fields())).toList();
        this.layouts = sources.stream().map(Customers::layout).toArray(byte[][]::new);
        this.plan = new HistoryPlan(catalogue);
        this.past = new Past(sources);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Tells one list of fields from another: values are stored by position. */
    private static byte[] layout(HistorySource source) {
        MessageDigest digest = Digest.sha256();
        source.fields().forEach(field -> digest.update((field.name() + " " + field.kind() + "\n").getBytes(UTF_8)));
        return Arrays.copyOf(digest.digest(), LAYOUT);
    }

    /**
     * Remembers a record, in place of a former one of the same source and id.
     *
     * @param today in days from 1970-01-01, by event time
     * @return how many records of the same source were forgotten for it
     */
    public int remember(String applicantId, HistoryRecord record, int today) {
        int source = record.source();
        var key = key(applicantId, sources.get(source).name());
        byte[] before = store.get(key);
        byte[] block = null;
        if (before != null) {
            requireLayout(before, source);
            block = Arrays.copyOfRange(before, LAYOUT, before.length);
        }
        var kept = RecordBlock.put(block, codecs.get(source).of(record), retention.records(), today - retention.days());
        if (block == null || !Arrays.equals(block, kept.bytes())) {
            store.put(
                    key,
                    ByteBuffer.allocate(LAYOUT + kept.bytes().length)
                            .put(layouts[source])
                            .put(kept.bytes())
                            .array());
        }
        return kept.dropped();
    }

    /** Gives an application what it sees of its customer's past. */
    public Admitted recall(Admitted application) {
        past.clear();
        for (int source = 0; source < sources.size(); source++) {
            byte[] value =
                    store.get(key(application.applicantId(), sources.get(source).name()));
            if (value != null) {
                requireLayout(value, source);
                RecordBlock.read(value, LAYOUT, past.records(source));
            }
        }
        int day = application.day();
        return application.remembering(
                new PastSeen(plan.evaluate(past, application.row(), day), past.digest(day), past.emptySources(day)));
    }

    /**
     * Forgets a customer.
     *
     * @return whether anything was known
     */
    public boolean erase(String applicantId) {
        var all = new ArrayList<Bytes>();
        var prefix = key(applicantId, "");
        try (var entries = store.prefixScan(prefix, Serdes.Bytes().serializer())) {
            entries.forEachRemaining(entry -> all.add(entry.key));
        }
        all.forEach(store::delete);
        return !all.isEmpty();
    }

    private void requireLayout(byte[] value, int source) {
        if (value.length < LAYOUT || !Arrays.equals(value, 0, LAYOUT, layouts[source], 0, LAYOUT)) {
            throw new IllegalStateException(
                    "what is remembered of " + sources.get(source).name()
                            + " has other fields than the bundle's: reset the application and replay the history");
        }
    }

    /** The applicant with its length in front, so that none is another's prefix. */
    private static Bytes key(String applicantId, String source) {
        var applicant = applicantId.getBytes(UTF_8);
        var name = source.getBytes(UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + applicant.length + name.length)
                .putInt(applicant.length)
                .put(applicant)
                .put(name)
                .array());
    }
}
