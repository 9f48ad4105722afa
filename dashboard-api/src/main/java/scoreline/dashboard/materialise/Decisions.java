package scoreline.dashboard.materialise;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes decisions: a row for each, and its numbers beside those of others. */
final class Decisions {
    private final Connection connection;
    private final Bundles bundles;
    private final Chunks chunks;
    private final Erasures erasures;

    Decisions(Connection connection, Erasures erasures) {
        this.connection = connection;
        this.bundles = new Bundles(connection);
        this.chunks = new Chunks(connection);
        this.erasures = erasures;
    }

    /// Writes those that are not there yet and whose applicant was not erased since, in the caller's transaction.
    void write(List<Decided> decided) throws SQLException {
        var fresh = fresh(erasures.without(decided));
        var byBundle = new LinkedHashMap<Decided.BundleName, List<Decided>>();
        fresh.forEach(each ->
                byBundle.computeIfAbsent(each.bundle(), _ -> new ArrayList<>()).add(each));
        for (var each : byBundle.entrySet()) {
            write(each.getKey(), each.getValue());
        }
    }

    private void write(Decided.BundleName name, List<Decided> decided) throws SQLException {
        var bundle = bundles.take(name, decided.getFirst().features().length, decided.size());
        insert(bundle, decided);
        chunks.append(bundle, decided);
    }

    /** The first of each identity, where none was written before. */
    private List<Decided> fresh(List<Decided> decided) throws SQLException {
        Set<Identity> known = known(decided);
        return decided.stream().filter(each -> known.add(each.identity())).toList();
    }

    private Set<Identity> known(List<Decided> decided) throws SQLException {
        var known = new HashSet<Identity>();
        if (decided.isEmpty()) {
            return known;
        }
        try (var select = connection.prepareStatement("""
                select d.applicant_id, d.application_id
                from unnest(?::text[], ?::text[]) as asked (applicant_id, application_id)
                join decision d using (applicant_id, application_id)""")) {
            select.setArray(
                    1, texts(decided.stream().map(each -> each.identity().applicant())));
            select.setArray(
                    2, texts(decided.stream().map(each -> each.identity().application())));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(new Identity(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return known;
    }

    private Array texts(Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private void insert(Bundles.Taken bundle, List<Decided> decided) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into decision
                (place, applicant_id, application_id, submitted_at, decided_at, outcome, probability, points,
                 source_partition, source_offset, value)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            long place = bundle.place();
            for (var each : decided) {
                insert.setLong(1, place++);
                insert.setString(2, each.identity().applicant());
                insert.setString(3, each.identity().application());
                insert.setObject(4, utc(each.submitted()));
                insert.setObject(5, utc(each.decided()));
                insert.setShort(6, each.outcomeNumber());
                insert.setDouble(7, each.probability());
                insert.setInt(8, each.points());
                var source = each.source();
                insert.setObject(9, source == null ? null : source.partition(), Types.INTEGER);
                insert.setObject(10, source == null ? null : source.offset(), Types.BIGINT);
                insert.setBytes(11, each.value());
                insert.addBatch();
            }
            int[] _ = insert.executeBatch();
        }
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
