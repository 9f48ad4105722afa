package scoreline.dashboard.materialise;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Forgets applicants, and remembers by hash whom: what was decided before and is read later, from another topic, is not written. What was
 * decided on an application from after it stays, whichever is read first.
 */
final class Erasures {
    private final Connection connection;

    /** By hash of the applicant; all of them, since they are few. */
    private final Map<ByteBuffer, Decided.Place> erased = new HashMap<>();

    Erasures(Connection connection) throws SQLException {
        this.connection = connection;
        try (var select = connection.prepareStatement("select applicant, partition, \"offset\" from erasure");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                erased.put(ByteBuffer.wrap(rows.getBytes(1)), new Decided.Place(rows.getInt(2), rows.getLong(3)));
            }
        }
    }

    /** Without those that were decided before their applicant was forgotten. */
    List<Decided> without(List<Decided> decided) {
        return erased.isEmpty()
                ? decided
                : decided.stream().filter(each -> !isErased(each)).toList();
    }

    private boolean isErased(Decided decided) {
        var asked = erased.get(Identity.hashOf(decided.identity().applicant()));
        return asked != null && decided.source() != null && decided.isBefore(asked);
    }

    /// Erases what is written of an applicant from before it was asked for, in the caller's transaction.
    ///
    /// @param asked where on the topic of applications
    void erase(String applicant, Decided.Place asked) throws SQLException {
        eraseDecisions(applicant, asked);
        try (var delete = connection.prepareStatement(
                "delete from application where applicant_id = ? and (partition <> ? or \"offset\" < ?)")) {
            set(delete, applicant, asked);
            int _ = delete.executeUpdate();
        }
        try (var delete = connection.prepareStatement("delete from link where applicant_id = ?")) {
            delete.setString(1, applicant);
            int _ = delete.executeUpdate();
        }
        var hash = Identity.hashOf(applicant);
        try (var insert = connection.prepareStatement("""
                insert into erasure (applicant, partition, "offset", erased_at) values (?, ?, ?, now())
                on conflict (applicant) do update
                set partition = excluded.partition, "offset" = excluded."offset", erased_at = excluded.erased_at""")) {
            insert.setBytes(1, bytes(hash));
            insert.setInt(2, asked.partition());
            insert.setLong(3, asked.offset());
            int _ = insert.executeUpdate();
        }
        erased.put(hash, asked);
    }

    private void eraseDecisions(String applicant, Decided.Place asked) throws SQLException {
        var places = new ArrayList<Long>();
        try (var delete = connection.prepareStatement("""
                        delete from decision where applicant_id = ?
                        and (source_partition is null or source_partition <> ? or source_offset < ?)
                        returning place, application_id""");
                var outcome = connection.prepareStatement("delete from outcome where identity = ?")) {
            set(delete, applicant, asked);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    places.add(rows.getLong(1));
                    outcome.setBytes(1, new Identity(applicant, rows.getString(2)).hash());
                    int _ = outcome.executeUpdate();
                }
            }
        }
        new Chunks(connection).blank(places);
    }

    private static void set(PreparedStatement delete, String applicant, Decided.Place asked) throws SQLException {
        delete.setString(1, applicant);
        delete.setInt(2, asked.partition());
        delete.setLong(3, asked.offset());
    }

    private static byte[] bytes(ByteBuffer hash) {
        var bytes = new byte[hash.remaining()];
        hash.get(hash.position(), bytes);
        return bytes;
    }
}
