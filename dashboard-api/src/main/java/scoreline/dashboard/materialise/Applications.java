package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import scoreline.wire.Decoding;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/** Writes applications as the lender sent them; a null value forgets its applicant. */
final class Applications {
    private static final List<String> FIELDS = List.of("applicant_id", "application_id", "submitted_at");

    private final Connection connection;
    private final Erasures erasures;
    private final Unreadable unreadable;
    private final UntrustedDecoder decoder;
    private final int partitions;

    Applications(
            Connection connection,
            Erasures erasures,
            Unreadable unreadable,
            SchemaHistory applications,
            Framing framing,
            int partitions) {
        this.connection = connection;
        this.erasures = erasures;
        this.unreadable = unreadable;
        this.decoder = new UntrustedDecoder(applications.reading(FIELDS), framing);
        this.partitions = partitions;
    }

    /// Each that came under its applicant's key, whatever became of it.
    ///
    /// @param limit older ones are not kept
    void write(List<ConsumerRecord<byte[], byte[]>> records, Instant limit) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into application (partition, "offset", applicant_id, application_id, submitted_at, value)
                values (?, ?, ?, ?, ?, ?)""")) {
            for (var record : records) {
                if (record.value() == null) {
                    int[] _ = insert.executeBatch();
                    erase(record);
                } else {
                    insert(insert, record, limit);
                }
            }
            int[] _ = insert.executeBatch();
        }
    }

    private void erase(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        var applicant = key(record);
        if (Identity.canBeKept(applicant) && isWhereItBelongs(record)) {
            erasures.erase(applicant, new Decided.Place(record.partition(), record.offset()));
        }
    }

    /** On another partition the scorer rejects it, and whoever sent it is told. */
    private boolean isWhereItBelongs(ConsumerRecord<byte[], byte[]> record) {
        return Utils.toPositive(Utils.murmur2(record.key())) % partitions == record.partition();
    }

    private void insert(PreparedStatement insert, ConsumerRecord<byte[], byte[]> record, Instant limit)
            throws SQLException {
        if (!(decoder.decode(record.value()) instanceof Decoding.Decoded<GenericRecord>(var application))
                || !(application.get(2) instanceof Long submitted)) {
            unreadable.add(record);
            return;
        }
        var identity = Identity.of(application.get(0), application.get(1));
        var time = Instant.ofEpochMilli(submitted);
        if (!identity.canBeKept()
                || !Identity.canBeKept(time)
                || !identity.applicant().equals(key(record))) {
            unreadable.add(record);
            return;
        }
        if (time.isBefore(limit) || isOlder(record, limit)) {
            return;
        }
        insert.setInt(1, record.partition());
        insert.setLong(2, record.offset());
        insert.setString(3, identity.applicant());
        insert.setString(4, identity.application());
        insert.setObject(5, Decisions.utc(time));
        insert.setBytes(6, record.value());
        insert.addBatch();
    }

    /** What it says of itself may be wrong: one of the year 9999 would stay for ever. */
    private static boolean isOlder(ConsumerRecord<byte[], byte[]> record, Instant limit) {
        return record.timestamp() != ConsumerRecord.NO_TIMESTAMP
                && Instant.ofEpochMilli(record.timestamp()).isBefore(limit);
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), UTF_8);
    }
}
