package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Forgets applicants, and remembers by hash whom: what was decided before and comes later, from another topic, is not written. Whoever
 * applies again afterwards is written again.
 */
final class Erasures {
    private final Connection connection;

    /** By hash of the applicant; all of them, since they are few. */
    private final Map<String, Decided.Place> erased = new HashMap<>();

    Erasures(Connection connection) throws SQLException {
        this.connection = connection;
        try (var select = connection.prepareStatement("select applicant, partition, \"offset\" from erasure");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                erased.put(
                        HexFormat.of().formatHex(rows.getBytes(1)), new Decided.Place(rows.getInt(2), rows.getLong(3)));
            }
        }
    }

    /** Without those that were decided on an application from before its applicant was erased. */
    List<Decided> without(List<Decided> decided) {
        return erased.isEmpty()
                ? decided
                : decided.stream().filter(each -> !isErased(each)).toList();
    }

    private boolean isErased(Decided decided) {
        var erasure =
                erased.get(HexFormat.of().formatHex(hash(decided.identity().applicant())));
        var source = decided.source();
        return erasure != null
                && source != null
                && source.partition() == erasure.partition()
                && source.offset() < erasure.offset();
    }

    /** Whether anything of this applicant was ever erased. */
    boolean knows(String applicant) {
        return !erased.isEmpty() && erased.containsKey(HexFormat.of().formatHex(hash(applicant)));
    }

    /// Erases all that is written of an applicant, in the caller's transaction.
    ///
    /// @param asked where on the topic of applications that was asked for
    void erase(String applicant, Decided.Place asked) throws SQLException {
        var chunks = new Chunks(connection);
        for (long place : places(applicant)) {
            chunks.blank((int) (place >>> Integer.SIZE), (int) place);
        }
        for (var table : List.of("decision", "application", "outcome")) {
            try (var delete = connection.prepareStatement("delete from " + table + " where applicant_id = ?")) {
                delete.setString(1, applicant);
                int _ = delete.executeUpdate();
            }
        }
        byte[] hash = hash(applicant);
        try (var insert = connection.prepareStatement("""
                insert into erasure (applicant, partition, "offset", erased_at) values (?, ?, ?, now())
                on conflict (applicant) do update
                set partition = excluded.partition, "offset" = excluded."offset", erased_at = excluded.erased_at""")) {
            insert.setBytes(1, hash);
            insert.setInt(2, asked.partition());
            insert.setLong(3, asked.offset());
            int _ = insert.executeUpdate();
        }
        erased.put(HexFormat.of().formatHex(hash), asked);
    }

    private List<Long> places(String applicant) throws SQLException {
        try (var select = connection.prepareStatement("select place from decision where applicant_id = ?")) {
            select.setString(1, applicant);
            var places = new ArrayList<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    places.add(rows.getLong(1));
                }
            }
            return places;
        }
    }

    static byte[] hash(String applicant) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(applicant.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
