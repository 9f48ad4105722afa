package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where each partition is read on, kept beside what was read. */
final class Progress {
    private Progress() {}

    /** What was read of a partition: offsets from one to before another. */
    record Stretch(long from, long to) {}

    /** Of partitions that were ever read. */
    static Map<TopicPartition, Long> read(Connection connection) throws SQLException {
        var offsets = new HashMap<TopicPartition, Long>();
        try (var select = connection.prepareStatement("select topic, partition, next_offset from progress");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return offsets;
    }

    /// Moves partitions on, in the caller's transaction.
    ///
    /// @throws Overtaken if one of them does not stand where this reader began
    static void move(Connection connection, Map<TopicPartition, Stretch> read) throws SQLException {
        try (var move = connection.prepareStatement("""
                insert into progress (topic, partition, next_offset, moved_at) values (?, ?, ?, now())
                on conflict (topic, partition) do update
                set next_offset = excluded.next_offset, moved_at = excluded.moved_at
                where progress.next_offset = ?""")) {
            for (var each : read.entrySet()) {
                var partition = each.getKey();
                move.setString(1, partition.topic());
                move.setInt(2, partition.partition());
                move.setLong(3, each.getValue().to());
                move.setLong(4, each.getValue().from());
                if (move.executeUpdate() == 0) {
                    throw new Overtaken(partition.topic(), partition.partition());
                }
            }
        }
    }
}
