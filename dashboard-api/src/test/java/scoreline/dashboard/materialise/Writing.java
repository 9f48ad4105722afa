package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.service.operations.Metrics;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectedApplication;
import scoreline.wire.Topic;

/** Writes made-up records into tables, as a materialiser would. */
public final class Writing {
    private Writing() {}

    /// @param values on one partition of the topic, behind what was written before
    public static <V> void write(Database database, Source source, Topic<String, V> topic, List<Keyed<V>> values)
            throws SQLException {
        try (var connection = database.writing()) {
            var batch = new Made(ends(connection, topic));
            for (var each : values) {
                if (each.value() == null) {
                    batch.addBytes(topic, each.key(), null);
                } else {
                    batch.add(topic, each.key(), each.value());
                }
            }
            new Tables(connection, source, 1, Retention.FOR_EVER, InstantSource.system())
                    .write(batch.records(), batch.read());
        }
    }

    /** Removes what is older than it may be, all at once. */
    public static void expire(Database database, Source source, Retention retention, Instant now) throws SQLException {
        var expiry = new Expiry(retention, source, InstantSource.fixed(now), new Metrics());
        try (var connection = database.writing()) {
            boolean removed;
            do {
                removed = expiry.step(connection);
            } while (removed);
        }
    }

    private static Map<TopicPartition, Long> ends(Connection connection, Topic<?, ?> topic) throws SQLException {
        var ends = new HashMap<TopicPartition, Long>();
        try (var select =
                connection.prepareStatement("select next_offset from progress where topic = ? and partition = 0")) {
            select.setString(1, topic.name());
            try (var rows = select.executeQuery()) {
                if (rows.next()) {
                    ends.put(new TopicPartition(topic.name(), 0), rows.getLong(1));
                }
            }
        }
        return ends;
    }

    /// A record.
    public record Keyed<V>(String key, @Nullable V value) {
        public static Keyed<CreditDecision> of(CreditDecision decision) {
            return new Keyed<>(decision.getApplicantId(), decision);
        }

        public static Keyed<GenericRecord> of(GenericRecord application) {
            return new Keyed<>(application.get("applicant_id").toString(), application);
        }

        public static Keyed<RejectedApplication> of(RejectedApplication rejection) {
            return new Keyed<>(
                    rejection.getTopic() + "-" + rejection.getPartition() + "-" + rejection.getOffset(), rejection);
        }

        /** A request to forget an applicant. */
        public static Keyed<GenericRecord> forget(String applicant) {
            return new Keyed<>(applicant, null);
        }
    }
}
