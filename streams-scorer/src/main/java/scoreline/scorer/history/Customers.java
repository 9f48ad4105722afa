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
import scoreline.admission.Admission.Admitted;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.history.Digest;
import scoreline.scoring.history.HistoryPlan;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.Past;
import scoreline.scoring.history.PastSeen;
import scoreline.scoring.history.RecordBlocks;
import scoreline.scoring.history.RecordBytes;

/**
 * The customers of one partition and what is known of them. By applicant, source and year a block of records
 * ({@link RecordBlocks}), all of an applicant's side by side; besides, by source, what tells its fields. One thread's alone.
 */
public final class Customers {
    public static final String STORE = "customers";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Retention retention;
    private final List<HistorySource> sources;
    private final List<RecordBytes> codecs;
    private final byte[][] names;
    private final boolean[] checked;
    private final HistoryPlan plan;
    private final Past past;

    public Customers(KeyValueStore<Bytes, byte[]> store, Catalogue catalogue, Retention retention) {
        this.store = store;
        this.retention = retention;
        this.sources = catalogue.history();
        this.codecs =
                sources.stream().map(source -> new RecordBytes(source.fields())).toList();
        this.names =
                sources.stream().map(source -> source.name().getBytes(UTF_8)).toArray(byte[][]::new);
        this.checked = new boolean[names.length];
        this.plan = new HistoryPlan(catalogue);
        this.past = new Past(sources);
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /**
     * Remembers a record, in place of a former one of the same source and id.
     *
     * @param today in days from 1970-01-01, by event time
     * @return how many records of the same source were forgotten for it
     */
    public int remember(String applicantId, HistoryRecord record, int today) {
        int source = record.source();
        requireFields(source);
        var prefix = Key.of(applicantId, names[source]);
        var blocks = new RecordBlocks();
        try (var stored = store.prefixScan(prefix, Serdes.Bytes().serializer())) {
            stored.forEachRemaining(block -> blocks.add(Key.year(block.key), block.value));
        }
        int forgotten = blocks.put(codecs.get(source).of(record), retention.records(), today - retention.days());
        blocks.changes().forEach((year, block) -> {
            var key = Key.of(prefix, year);
            if (block == null) {
                store.delete(key);
            } else {
                store.put(key, block);
            }
        });
        return forgotten;
    }

    /** Gives an application what it sees of its customer's past. */
    public Admitted recall(Admitted application) {
        past.clear();
        try (var stored = store.prefixScan(
                Key.of(application.applicantId()), Serdes.Bytes().serializer())) {
            while (stored.hasNext()) {
                var block = stored.next();
                int source = source(block.key);
                if (source >= 0) {
                    RecordBlocks.read(block.value, past.records(source));
                }
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
        try (var entries = store.prefixScan(Key.of(applicantId), Serdes.Bytes().serializer())) {
            entries.forEachRemaining(entry -> all.add(entry.key));
        }
        all.forEach(store::delete);
        return !all.isEmpty();
    }

    /** The source of a block; -1 where the bundle does not read it. */
    private int source(Bytes key) {
        for (int source = 0; source < names.length; source++) {
            if (Key.isOf(key, names[source])) {
                requireFields(source);
                return source;
            }
        }
        return -1;
    }

    /** Values are stored by position: those of another list of fields would be taken for these. */
    private void requireFields(int source) {
        if (checked[source]) {
            return;
        }
        var key = Key.ofFields(names[source]);
        byte[] fields = fingerprint(sources.get(source));
        byte[] stored = store.putIfAbsent(key, fields);
        if (stored != null && !Arrays.equals(stored, fields)) {
            throw new IllegalStateException(
                    "what is remembered of " + sources.get(source).name()
                            + " has other fields than the bundle's: reset the application and replay the history");
        }
        checked[source] = true;
    }

    private static byte[] fingerprint(HistorySource source) {
        MessageDigest digest = Digest.sha256();
        source.fields().forEach(field -> digest.update((field.name() + " " + field.kind() + "\n").getBytes(UTF_8)));
        return digest.digest();
    }

    /**
     * Keys: the applicant and the source, each with its length in front so that none is another's prefix, and the year. A
     * source's fields stand under an applicant of length 0, whom nobody admits.
     */
    private static final class Key {
        private static final int YEAR = Short.BYTES;

        static Bytes of(String applicantId) {
            var applicant = applicantId.getBytes(UTF_8);
            return Bytes.wrap(ByteBuffer.allocate(Short.BYTES + applicant.length)
                    .putShort((short) applicant.length)
                    .put(applicant)
                    .array());
        }

        static Bytes of(String applicantId, byte[] source) {
            return join(of(applicantId).get(), source);
        }

        static Bytes of(Bytes applicantAndSource, int year) {
            byte[] prefix = applicantAndSource.get();
            return Bytes.wrap(ByteBuffer.allocate(prefix.length + YEAR)
                    .put(prefix)
                    .putShort((short) year)
                    .array());
        }

        static Bytes ofFields(byte[] source) {
            return join(new byte[Short.BYTES], source);
        }

        private static Bytes join(byte[] before, byte[] source) {
            return Bytes.wrap(ByteBuffer.allocate(before.length + 1 + source.length)
                    .put(before)
                    .put((byte) source.length)
                    .put(source)
                    .array());
        }

        static int year(Bytes key) {
            byte[] bytes = key.get();
            return ByteBuffer.wrap(bytes).getShort(bytes.length - YEAR);
        }

        static boolean isOf(Bytes key, byte[] source) {
            byte[] bytes = key.get();
            int start = Short.BYTES + ByteBuffer.wrap(bytes).getShort() + 1;
            return Arrays.equals(bytes, start, bytes.length - YEAR, source, 0, source.length);
        }
    }
}
