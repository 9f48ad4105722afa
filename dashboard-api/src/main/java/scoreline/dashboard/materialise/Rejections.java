package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import scoreline.wire.RejectedApplication;

/** Writes what could not be decided. */
final class Rejections {
    private final Connection connection;

    Rejections(Connection connection) {
        this.connection = connection;
    }

    void write(List<RejectedApplication> rejections) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into rejection (topic, partition, "offset", code, field, rejected_at) values (?, ?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (var rejection : rejections) {
                insert.setString(1, rejection.getTopic());
                insert.setInt(2, rejection.getPartition());
                insert.setLong(3, rejection.getOffset());
                insert.setString(4, rejection.getCode().name());
                insert.setString(5, rejection.getField());
                insert.setObject(6, Decisions.utc(rejection.getRejectedAt()));
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }
}
