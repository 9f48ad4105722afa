package scoreline.service.kafka;

import scoreline.service.setting.DataSize;
import scoreline.service.setting.Settings;

/**
 * Native memory of all stores of the process together.
 *
 * @param rocksdb block cache and write buffers
 * @param writeBuffers the part of it for writes
 */
public record Memory(DataSize rocksdb, DataSize writeBuffers) {
    private static final DataSize MOST = DataSize.ofMebibytes(1_024 * 1_024);

    public static Memory usual() {
        return new Memory(DataSize.ofMebibytes(64), DataSize.ofMebibytes(16));
    }

    /**
     * Reads {@code memory.rocksdb} and {@code memory.write-buffers}.
     *
     * @throws scoreline.service.UnusableConfig if one cannot be used
     */
    public static Memory read(Settings settings) {
        var usual = usual();
        var memory = new Memory(
                settings.size("memory.rocksdb", usual.rocksdb(), MOST),
                settings.size("memory.write-buffers", usual.writeBuffers(), MOST));
        settings.require(
                memory.writeBuffers().bytes() < memory.rocksdb().bytes(),
                "memory.write-buffers",
                "smaller than",
                "memory.rocksdb");
        return memory;
    }
}
