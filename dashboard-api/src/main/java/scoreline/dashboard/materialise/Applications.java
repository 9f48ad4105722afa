package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    Applications(
            Connection connection,
            Erasures erasures,
            Unreadable unreadable,
            SchemaHistory applications,
            Framing framing) {
        this.connection = connection;
        this.erasures = erasures;
        this.unreadable = unreadable;
        this.decoder = new UntrustedDecoder(applications.reading(FIELDS), framing);
    }

    /// Of one identity the first counts, as it does for the scorer.
    void write(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into application (applicant_id, application_id, submitted_at, value) values (?, ?, ?, ?)
                on conflict do nothing""")) {
            for (var record : records) {
                if (record.value() == null) {
                    int[] _ = insert.executeBatch();
                    erase(record);
                } else {
                    insert(insert, record);
                }
            }
            int[] _ = insert.executeBatch();
        }
    }

    private void erase(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (record.key() != null) {
            erasures.erase(new String(record.key(), UTF_8), new Decided.Place(record.partition(), record.offset()));
        }
    }

    private void insert(PreparedStatement insert, ConsumerRecord<byte[], byte[]> record) throws SQLException {
        if (!(decoder.decode(record.value()) instanceof Decoding.Decoded<GenericRecord>(var application))) {
            unreadable.add(record);
            return;
        }
        insert.setString(1, (String) application.get(0));
        insert.setString(2, (String) application.get(1));
        insert.setObject(3, Decisions.utc(Instant.ofEpochMilli((long) application.get(2))));
        insert.setBytes(4, record.value());
        insert.addBatch();
    }
}
