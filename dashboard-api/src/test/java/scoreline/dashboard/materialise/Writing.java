package scoreline.dashboard.materialise;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import scoreline.dashboard.database.Database;
import scoreline.wire.CreditDecision;
import scoreline.wire.Topic;

/** Writes made-up records into tables, as a materialiser would. */
public final class Writing {
    private Writing() {}

    /// @param values on one partition of the topic, which was empty before
    public static <V> void write(Database database, Source source, Topic<String, V> topic, List<Keyed<V>> values)
            throws SQLException {
        write(database, source, topic, 0, values);
    }

    /// @param from how many are on that partition already
    public static <V> void write(
            Database database, Source source, Topic<String, V> topic, long from, List<Keyed<V>> values)
            throws SQLException {
        try (var connection = database.writing()) {
            var batch = new Made(new HashMap<>(Map.of(new TopicPartition(topic.name(), 0), from)));
            values.forEach(each -> batch.add(topic, each.key(), each.value()));
            new Tables(connection, source).write(batch.records(), batch.read());
        }
    }

    /// A record.
    public record Keyed<V>(String key, V value) {
        public static Keyed<CreditDecision> of(CreditDecision decision) {
            return new Keyed<>(decision.getApplicantId(), decision);
        }

        public static Keyed<GenericRecord> of(GenericRecord application) {
            return new Keyed<>(application.get("applicant_id").toString(), application);
        }
    }
}
