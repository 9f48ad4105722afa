package scoreline.dashboard.materialise;

import io.micrometer.core.instrument.Counter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.population.Column;
import scoreline.service.operations.Metrics;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.Topic;

/**
 * Removes what is older than it may be: at the start and every hour, a little at a time between two batches, so that what comes does not
 * wait. Each step is a transaction of its own; a pass that is broken off is done by the next. For one thread.
 */
final class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private static final Duration BETWEEN_PASSES = Duration.ofHours(1);
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(1);

    /** Rows of a step at most, and the decisions of a chunk. */
    private static final int SOME = Column.CHUNK;

    private final Retention retention;
    private final Source source;
    private final InstantSource clock;
    private final List<Part> parts;

    /** What the pass under way removes; null between passes. */
    private Retention.@Nullable Limits pass;

    private Instant next = Instant.MIN;
    private volatile double ended = Double.NaN;

    /// Something that gets old.
    ///
    /// @param step removes some and says how many; 0 where nothing is left
    private record Part(Counter removed, Step step) {}

    private interface Step {
        int remove(Connection connection, Retention.Limits limits) throws SQLException;
    }

    Expiry(Retention retention, Source source, InstantSource clock, Metrics metrics) {
        this.retention = retention;
        this.source = source;
        this.clock = clock;
        this.parts = List.of(
                new Part(removed(metrics, "decision"), this::decisions),
                new Part(removed(metrics, "application"), this::applications),
                new Part(removed(metrics, "outcome"), this::outcomes),
                new Part(removed(metrics, "rejection"), this::rejections),
                new Part(removed(metrics, "drift_report"), this::reports),
                new Part(removed(metrics, "drift_alert"), this::alerts),
                new Part(removed(metrics, "performance"), this::performance));
        metrics.gauge(
                "scoreline.retention.passed",
                "When the last pass ended that removed what was too old, seconds since 1970; NaN before the first",
                () -> ended);
    }

    private static Counter removed(Metrics metrics, String table) {
        return metrics.counter("scoreline.retention.removed", "Rows that were too old to be kept", "table", table);
    }

    /** A step, where one is due; a failure leaves it to the next pass. */
    void stepIfDue(Connection connection) throws SQLException {
        var now = clock.instant();
        if (retention.equals(Retention.FOR_EVER) || now.isBefore(next)) {
            return;
        }
        try {
            boolean removed = step(connection);
            next = now.plus(removed ? BETWEEN_STEPS : BETWEEN_PASSES);
        } catch (SQLException | SerializationException | RegistryUnavailable e) {
            LOG.atWarn().addKeyValue("why", Materialiser.reason(e)).log("what is too old stays for now");
            pass = null;
            next = now.plus(BETWEEN_PASSES);
            // Fails where the connection is of no use any more, which is the writer's trouble.
            connection.rollback();
        }
    }

    /// Removes some, in a transaction of its own.
    ///
    /// @return whether there was anything; if not, the pass is over
    boolean step(Connection connection) throws SQLException {
        var limits = pass;
        if (limits == null) {
            limits = retention.at(clock.instant());
            pass = limits;
        }
        for (var part : parts) {
            int removed = part.step().remove(connection, limits);
            connection.commit();
            if (removed > 0) {
                part.removed().increment(removed);
                return true;
            }
        }
        pass = null;
        ended = clock.instant().getEpochSecond();
        return false;
    }

    /** Those of one chunk, with what became of them and links to them. */
    private int decisions(Connection connection, Retention.Limits limits) throws SQLException {
        if (retention.decisions().isEmpty()) {
            return 0;
        }
        try (var oldest = connection.prepareStatement(
                "select place from decision where submitted_at < ? order by submitted_at limit 1")) {
            oldest.setObject(1, Decisions.utc(limits.decisions()));
            try (var rows = oldest.executeQuery()) {
                return rows.next() ? decisions(connection, limits, rows.getLong(1) / Column.CHUNK) : 0;
            }
        }
    }

    private static int decisions(Connection connection, Retention.Limits limits, long chunk) throws SQLException {
        var places = new ArrayList<Long>();
        var identities = new ArrayList<Identity>();
        try (var delete = connection.prepareStatement("""
                delete from decision where place >= ? and place < ? and submitted_at < ?
                returning place, applicant_id, application_id""")) {
            delete.setLong(1, chunk * Column.CHUNK);
            delete.setLong(2, (chunk + 1) * Column.CHUNK);
            delete.setObject(3, Decisions.utc(limits.decisions()));
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    places.add(rows.getLong(1));
                    identities.add(new Identity(rows.getString(2), rows.getString(3)));
                }
            }
        }
        try (var outcomes = connection.prepareStatement("delete from outcome where identity = any(?)");
                var links = connection.prepareStatement("""
                        delete from link where (applicant_id, application_id)
                        in (select * from unnest(?::text[], ?::text[]))""")) {
            outcomes.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", identities.stream().map(Identity::hash).toArray(byte[][]::new)));
            int _ = outcomes.executeUpdate();
            links.setArray(1, texts(connection, identities, Identity::applicant));
            links.setArray(2, texts(connection, identities, Identity::application));
            int _ = links.executeUpdate();
        }
        new Chunks(connection).blank(places);
        return places.size();
    }

    private static Array texts(Connection connection, List<Identity> identities, Function<Identity, String> part)
            throws SQLException {
        return connection.createArrayOf("text", identities.stream().map(part).toArray());
    }

    private int applications(Connection connection, Retention.Limits limits) throws SQLException {
        return delete(connection, retention.decisions().isPresent(), limits.decisions(), """
                delete from application where (partition, "offset") in (
                    select partition, "offset" from application where submitted_at < ? order by submitted_at limit ?)""");
    }

    /** Those whose decision went first, or never came. */
    private int outcomes(Connection connection, Retention.Limits limits) throws SQLException {
        return delete(connection, retention.decisions().isPresent(), limits.decisions(), """
                delete from outcome where identity in (
                    select identity from outcome where observed_at < ? order by observed_at limit ?)""");
    }

    /** With what was rejected, whose own time may be what is wrong with it. */
    private int rejections(Connection connection, Retention.Limits limits) throws SQLException {
        if (retention.decisions().isEmpty()) {
            return 0;
        }
        try (var delete = connection.prepareStatement("""
                with gone as (
                    delete from rejection where (topic, partition, "offset") in (
                        select topic, partition, "offset" from rejection where rejected_at < ?
                        order by rejected_at limit ?)
                    returning topic, partition, "offset"
                ), applications as (
                    delete from application a using gone g
                    where g.topic = ? and a.partition = g.partition and a."offset" = g."offset"
                )
                select count(*) from gone""")) {
            delete.setObject(1, Decisions.utc(limits.decisions()));
            delete.setInt(2, SOME);
            delete.setString(3, source.topics().applications().name());
            try (var rows = delete.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private int reports(Connection connection, Retention.Limits limits) throws SQLException {
        return delete(connection, retention.drift().isPresent(), limits.drift(), """
                delete from drift_report where (key, revision) in (
                    select key, revision from drift_report where window_end < ? order by window_end limit ?)""");
    }

    private static int delete(Connection connection, boolean isLimited, Instant limit, String statement)
            throws SQLException {
        if (!isLimited) {
            return 0;
        }
        try (var delete = connection.prepareStatement(statement)) {
            delete.setObject(1, Decisions.utc(limit));
            delete.setInt(2, SOME);
            return delete.executeUpdate();
        }
    }

    private int alerts(Connection connection, Retention.Limits limits) throws SQLException {
        return delete(connection, "drift_alert", source.monitored().alerts(), Watched::end, limits.drift());
    }

    private int performance(Connection connection, Retention.Limits limits) throws SQLException {
        return delete(connection, "performance", source.monitored().performance(), Watched::end, limits.drift());
    }

    /** Whose time stands in the value alone; there are few. */
    private <T extends SpecificRecord> int delete(
            Connection connection, String table, Topic<?, T> topic, Function<T, Instant> end, Instant limit)
            throws SQLException {
        if (retention.drift().isEmpty()) {
            return 0;
        }
        var old = new ArrayList<String>();
        try (var select = connection.prepareStatement("select key, value from " + table);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                var value = topic.values().deserializer().deserialize(topic.name(), rows.getBytes(2));
                if (end.apply(value).isBefore(limit)) {
                    old.add(rows.getString(1));
                }
            }
        }
        try (var delete = connection.prepareStatement("delete from " + table + " where key = any(?)")) {
            delete.setArray(1, connection.createArrayOf("text", old.toArray()));
            return delete.executeUpdate();
        }
    }
}
