package scoreline.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import scoreline.scorer.history.Customers;

/** The state that a stopped scorer has left on the disk. */
final class StateFolder {
    private StateFolder() {}

    /** SHA-256 over all keys and values of the customers' store, in the order of the keys, by partition. */
    static Map<String, String> checksums(Path run) throws Exception {
        var checksums = new TreeMap<String, String>();
        try (var all = Files.walk(scorer(run))) {
            for (Path store : all.filter(path -> path.endsWith(Path.of("rocksdb", Customers.STORE)))
                    .toList()) {
                checksums.put(store.toString(), checksum(store));
            }
        }
        return checksums;
    }

    static void wipe(Path run) throws IOException {
        try (var all = Files.walk(scorer(run))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Path scorer(Path run) {
        return run.resolve("scorer");
    }

    private static String checksum(Path store) throws Exception {
        var families = new ArrayList<ColumnFamilyDescriptor>();
        try (var options = new Options()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, store.toString())) {
                families.add(new ColumnFamilyDescriptor(name, new ColumnFamilyOptions()));
            }
        }
        var handles = new ArrayList<ColumnFamilyHandle>();
        try (var options = new DBOptions();
                var database = RocksDB.openReadOnly(options, store.toString(), families, handles)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long entries = 0;
            for (ColumnFamilyHandle handle : handles) {
                if (holdsRecords(handle)) {
                    try (var entry = database.newIterator(handle)) {
                        for (entry.seekToFirst(); entry.isValid(); entry.next(), entries++) {
                            digest.update(entry.key());
                            digest.update(entry.value());
                        }
                    }
                }
            }
            handles.forEach(ColumnFamilyHandle::close);
            return entries + " entries, " + HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Kafka Streams keeps offsets beside. */
    private static boolean holdsRecords(ColumnFamilyHandle handle) throws RocksDBException {
        return Arrays.equals(handle.getName(), RocksDB.DEFAULT_COLUMN_FAMILY)
                || new String(handle.getName(), UTF_8).startsWith("keyValue");
    }
}
