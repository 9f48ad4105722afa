package scoreline.service.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer budget for all stores of the process, the second part of the first. Left alone, RocksDB
 * takes memory per store and segment, without bound.
 *
 * <p>Kafka Streams makes one of these per store, by class: what they share is static, is sized by the first, and lives as long
 * as the process.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    static final String TOTAL = "scoreline.memory.rocksdb";
    static final String WRITE_BUFFERS = "scoreline.memory.write-buffers";

    private static final long WRITE_BUFFER = 4L << 20;
    private static final int BUFFERS_PER_STORE = 2;

    private static @Nullable Budget budget;

    private record Budget(LRUCache cache, WriteBufferManager writeBuffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var shared = shared(configs);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(BUFFERS_PER_STORE);
    }

    /** Closes nothing: other stores use the same. */
    @Override
    public void close(String storeName, Options options) {}

    private static synchronized Budget shared(Map<String, Object> configs) {
        if (budget == null) {
            RocksDB.loadLibrary();
            var cache = new LRUCache(bytes(configs, TOTAL));
            budget = new Budget(cache, new WriteBufferManager(bytes(configs, WRITE_BUFFERS), cache));
        }
        return budget;
    }

    private static long bytes(Map<String, Object> configs, String name) {
        if (configs.get(name) instanceof Number bytes) {
            return bytes.longValue();
        }
        throw new IllegalArgumentException(name + " is missing");
    }
}
