package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import scoreline.scoring.bundle.Bundle;

/**
 * Decisions as their model sees them, a byte for each feature that counts for similarity. Those of full chunks are kept in memory. Safe
 * between threads.
 */
@Singleton
final class Codes {
    private static final long MOST_BYTES = 64L << 20;

    /** Rows that are held at once while chunks are read. */
    private static final int ROWS = 32;

    private final Map<String, Similarity> similarities = new ConcurrentHashMap<>();
    private final Map<Key, OfChunk> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock reading = new ReentrantLock();
    private long bytes;

    private record Key(int bundle, int chunk) {}

    /// Codes of decisions side by side.
    ///
    /// @param outcomes when they were computed: an erasure changes them
    /// @param codes shape (features that count, decisions)
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record OfChunk(byte[] outcomes, byte[][] codes) {
        private long bytes() {
            return outcomes.length * (1L + codes.length);
        }
    }

    Similarity similarity(Bundle bundle) {
        return similarities.computeIfAbsent(bundle.sha256(), _ -> Similarity.of(bundle));
    }

    /** Chunk by chunk. */
    List<OfChunk> of(Population population, Similarity similarity) throws SQLException {
        int chunks = Math.ceilDiv(population.places(), Column.CHUNK);
        var found = new HashMap<Integer, OfChunk>();
        // Whoever asks the same meanwhile waits for what is being read, instead of reading it too.
        reading.lock();
        try {
            var unknown = new ArrayList<Integer>();
            for (int chunk = 0; chunk < chunks; chunk++) {
                var known = kept.get(new Key(population.snapshot().bundle(), chunk));
                if (known != null
                        && Arrays.equals(known.outcomes(), population.outcomes().bytes(chunk))) {
                    found.put(chunk, known);
                } else {
                    unknown.add(chunk);
                }
            }
            read(population, similarity, unknown).forEach((chunk, codes) -> {
                found.put(chunk, codes);
                keep(new Key(population.snapshot().bundle(), chunk), codes);
            });
        } finally {
            reading.unlock();
        }
        return IntStream.range(0, chunks).mapToObj(found::get).toList();
    }

    private void keep(Key key, OfChunk codes) {
        if (codes.outcomes().length < Column.CHUNK) {
            return;
        }
        var before = kept.put(key, codes);
        bytes += codes.bytes() - (before == null ? 0 : before.bytes());
        var oldest = kept.values().iterator();
        while (bytes > MOST_BYTES) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    private static Map<Integer, OfChunk> read(Population population, Similarity similarity, List<Integer> chunks)
            throws SQLException {
        var read = new HashMap<Integer, OfChunk>();
        if (chunks.isEmpty()) {
            return read;
        }
        int[] features = similarity.features();
        var which = new HashMap<Integer, Integer>();
        for (int i = 0; i < features.length; i++) {
            which.put(Column.feature(features[i]).number(), i);
        }
        for (int chunk : chunks) {
            byte[] outcomes = population.outcomes().bytes(chunk);
            read.put(chunk, new OfChunk(outcomes, new byte[features.length][outcomes.length]));
        }
        var snapshot = population.snapshot();
        try (var select = snapshot.connection().prepareStatement("""
                select chunk, "column", numbers from chunk
                where bundle = ? and chunk = any(?) and "column" = any(?)""")) {
            select.setFetchSize(ROWS);
            select.setInt(1, snapshot.bundle());
            select.setArray(2, snapshot.connection().createArrayOf("integer", chunks.toArray()));
            select.setArray(
                    3,
                    snapshot.connection()
                            .createArrayOf("smallint", which.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    int at = requireNonNull(which.get(rows.getInt(2)));
                    code(
                            similarity,
                            at,
                            (float[]) Numbers.read(Column.feature(features[at]), rows.getBytes(3)),
                            requireNonNull(read.get(rows.getInt(1))).codes()[at]);
                }
            }
        }
        return read;
    }

    private static void code(Similarity similarity, int which, float[] values, byte[] codes) {
        for (int i = 0; i < values.length; i++) {
            codes[i] = similarity.code(which, values[i]);
        }
    }
}
