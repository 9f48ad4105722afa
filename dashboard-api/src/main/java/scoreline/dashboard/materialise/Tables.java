package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import scoreline.dashboard.materialise.Progress.Stretch;
import scoreline.wire.Topic;

/** All tables, as one connection writes them. After a failure it is of no use any more. */
final class Tables {
    private final Connection connection;
    private final Source source;
    private final Decided.Reader decisionReader;
    private final Unreadable unreadable;
    private final Applications applications;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Rejections rejections;
    private final Watched watched;

    Tables(Connection connection, Source source) throws SQLException {
        this.connection = connection;
        this.source = source;
        this.decisionReader = new Decided.Reader(source.framing());
        this.unreadable = new Unreadable(connection);
        var erasures = new Erasures(connection);
        this.applications =
                new Applications(connection, erasures, unreadable, source.applicationSchema(), source.framing());
        this.decisions = new Decisions(connection, erasures);
        this.outcomes = new Outcomes(connection);
        this.rejections = new Rejections(connection);
        this.watched = new Watched(connection);
    }

    /// Writes what was read, and how far, in one transaction.
    ///
    /// @param read stretches of partitions, those without records among them
    /// @throws Overtaken if another has written some of it
    void write(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Stretch> read) throws SQLException {
        // Erasures first: what is decided and comes in the same batch must know of them.
        applications.write(all(records, source.topics().applications()));
        decisions.write(decided(all(records, source.topics().decisions())));
        outcomes.write(values(
                        all(records, source.monitored().outcomes()),
                        source.monitored().outcomes())
                .stream()
                .filter(outcome -> Identity.canBeKept(outcome.getObservedAt()))
                .toList());
        rejections.write(values(
                all(records, source.topics().rejections()), source.topics().rejections()));
        watched.writeReports(reported(all(records, source.monitored().reports())));
        watched.writeAlerts(readable(
                all(records, source.monitored().alerts()), source.monitored().alerts()));
        watched.writePerformance(readable(
                all(records, source.monitored().performance()),
                source.monitored().performance()));
        Progress.move(connection, read);
        connection.commit();
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(
            ConsumerRecords<byte[], byte[]> records, Topic<?, ?> topic) {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        records.records(topic.name()).forEach(all::add);
        return all;
    }

    private List<Decided> decided(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        var decided = new ArrayList<Decided>();
        for (var record : records) {
            Optional<Decided> read = record.value() == null ? Optional.empty() : decisionReader.read(record.value());
            if (read.filter(Decided::canBeKept).isPresent()) {
                decided.add(read.get());
            } else {
                unreadable.add(record);
            }
        }
        return decided;
    }

    private <T extends SpecificRecord> List<T> values(List<ConsumerRecord<byte[], byte[]>> records, Topic<?, T> topic)
            throws SQLException {
        var values = new ArrayList<T>();
        for (var record : records) {
            try {
                if (record.value() != null) {
                    values.add(topic.values().deserializer().deserialize(topic.name(), record.value()));
                }
            } catch (SerializationException e) {
                unreadable.add(record);
            }
        }
        return values;
    }

    private List<Watched.Reported> reported(List<ConsumerRecord<byte[], byte[]>> records) throws SQLException {
        var reported = new ArrayList<Watched.Reported>();
        for (var record : keyed(records)) {
            values(List.of(record), source.monitored().reports())
                    .forEach(report -> reported.add(new Watched.Reported(record, report)));
        }
        return reported;
    }

    private <T extends SpecificRecord> List<ConsumerRecord<byte[], byte[]>> readable(
            List<ConsumerRecord<byte[], byte[]>> records, Topic<?, T> topic) throws SQLException {
        var readable = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record : keyed(records)) {
            if (!values(List.of(record), topic).isEmpty()) {
                readable.add(record);
            }
        }
        return readable;
    }

    private static List<ConsumerRecord<byte[], byte[]>> keyed(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> record.key() != null && record.value() != null)
                .toList();
    }
}
