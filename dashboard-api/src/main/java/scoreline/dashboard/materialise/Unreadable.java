package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers where records stand that cannot be read, or say what no table can hold. */
final class Unreadable {
    private final Connection connection;

    Unreadable(Connection connection) {
        this.connection = connection;
    }

    void add(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into unreadable (topic, partition, \"offset\") values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setLong(3, record.offset());
            int _ = insert.executeUpdate();
        }
    }
}
