package scoreline.dashboard.materialise;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
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
    private final Retention retention;
    private final InstantSource clock;

    /// @param partitions of the topic of applications
    /// @param retention what is older is not written: a pass would remove it again
    Tables(Connection connection, Source source, int partitions, Retention retention, InstantSource clock)
            throws SQLException {
        this.connection = connection;
        this.source = source;
        this.decisionReader = new Decided.Reader(source.framing());
        this.unreadable = new Unreadable(connection);
        var erasures = new Erasures(connection);
        this.applications = new Applications(
                connection, erasures, unreadable, source.applicationSchema(), source.framing(), partitions);
        this.decisions = new Decisions(connection, erasures);
        this.outcomes = new Outcomes(connection);
        this.rejections = new Rejections(connection);
        this.watched = new Watched(connection);
        this.retention = retention;
        this.clock = clock;
    }

    /// Writes what was read, and how far, in one transaction.
    ///
    /// @param read stretches of partitions, those without records among them
    /// @throws Overtaken if another has written some of it
    void write(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Stretch> read) throws SQLException {
        var limits = retention.at(clock.instant());
        var monitored = source.monitored();
        // Erasures first: what is decided and comes in the same batch must know of them.
        applications.write(all(records, source.topics().applications()), limits.decisions());
        decisions.write(decided(all(records, source.topics().decisions())).stream()
                .filter(decided -> !decided.submitted().isBefore(limits.decisions()))
                .toList());
        outcomes.write(values(all(records, monitored.outcomes()), monitored.outcomes()).stream()
                .filter(outcome -> Identity.canBeKept(outcome.getObservedAt())
                        && !outcome.getObservedAt().isBefore(limits.decisions()))
                .toList());
        rejections.write(values(
                        all(records, source.topics().rejections()),
                        source.topics().rejections())
                .stream()
                .filter(rejection -> !rejection.getRejectedAt().isBefore(limits.decisions()))
                .toList());
        watched.writeReports(
                told(all(records, monitored.reports()), monitored.reports(), Watched::end, limits.drift()));
        watched.writeAlerts(told(all(records, monitored.alerts()), monitored.alerts(), Watched::end, limits.drift()));
        watched.writePerformance(
                told(all(records, monitored.performance()), monitored.performance(), Watched::end, limits.drift()));
        Progress.move(connection, read);
        connection.commit();
    }

    /// Says how many records are not in the tables yet, for every process that answers out of them.
    ///
    /// @param behind empty where it is not known
    /// @param complete a later moment than was told before of which the tables hold everything, if there is one
    void tell(OptionalLong behind, Optional<Instant> complete) throws SQLException {
        try (var update = connection.prepareStatement(
                "update writer set behind = ?, told_at = now(), complete_to = greatest(complete_to, ?)")) {
            update.setObject(1, behind.isPresent() ? behind.getAsLong() : null, Types.BIGINT);
            update.setObject(2, complete.map(Decisions::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
            int _ = update.executeUpdate();
        }
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

    /// What can be read and is not too old.
    private <T extends SpecificRecord> List<Watched.Told<T>> told(
            List<ConsumerRecord<byte[], byte[]>> records, Topic<?, T> topic, Function<T, Instant> end, Instant limit)
            throws SQLException {
        var told = new ArrayList<Watched.Told<T>>();
        for (var record : keyed(records)) {
            values(List.of(record), topic).stream()
                    .filter(value -> !end.apply(value).isBefore(limit))
                    .forEach(value -> told.add(new Watched.Told<>(record, value)));
        }
        return told;
    }

    private static List<ConsumerRecord<byte[], byte[]>> keyed(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> record.key() != null && record.value() != null)
                .toList();
    }
}
