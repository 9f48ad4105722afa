package scoreline.dashboard.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import scoreline.dashboard.database.Database;
import scoreline.wire.CreditDecision;
import scoreline.wire.Topic;

/** Applications as the lender sent them. Safe between threads. */
public final class Applications {
    private final Database database;
    private final Topic<String, GenericRecord> topic;

    /// @param topic that they were read from
    public Applications(Database database, Topic<String, GenericRecord> topic) {
        this.database = database;
        this.topic = topic;
    }

    /** One as it was sent, and where it stands on its topic. */
    public record Sent(int partition, long offset, GenericRecord application) {
        /** Without what it says: it is personal data. */
        @Override
        public String toString() {
            return "Sent[" + partition + ", " + offset + "]";
        }
    }

    /**
     * What a decision was made on; where the decision does not say where that stood on its topic, the newest of the same ids that was
     * submitted by then.
     *
     * @return empty where it is not at hand or cannot be read
     */
    public Optional<Sent> of(CreditDecision decision) throws SQLException {
        try (var connection = database.reading();
                var select = select(connection, decision);
                var rows = select.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            int partition = rows.getInt(1);
            long offset = rows.getLong(2);
            return read(rows.getBytes(3)).map(application -> new Sent(partition, offset, application));
        }
    }

    private static PreparedStatement select(Connection connection, CreditDecision decision) throws SQLException {
        var partition = decision.getSourcePartition();
        var offset = decision.getSourceOffset();
        boolean known = partition != null && offset != null;
        var select = connection.prepareStatement(
                "select partition, \"offset\", value from application where applicant_id = ? and application_id = ? and "
                        + (known
                                ? "partition = ? and \"offset\" = ?"
                                : "submitted_at <= ? order by submitted_at desc, \"offset\" desc limit 1"));
        select.setString(1, decision.getApplicantId());
        select.setString(2, decision.getApplicationId());
        if (known) {
            select.setInt(3, partition);
            select.setLong(4, offset);
        } else {
            select.setObject(3, decision.getSubmittedAt().atOffset(ZoneOffset.UTC));
        }
        return select;
    }

    private Optional<GenericRecord> read(byte[] value) {
        try {
            return Optional.of(topic.values().deserializer().deserialize(topic.name(), value));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }
}
