package scoreline.dashboard.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands in the chain.
 *
 * @param number from 1 on, without gaps
 * @param previous hash of the row before
 */
record Row(long number, Entry entry, String previous, String hash) {
    static final String COLUMNS = "number, at, caller, role, action, method, path, applicant, status, previous, hash";

    static final String INSERT = "insert into audit (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final HexFormat HEX = HexFormat.of();

    static Row after(long number, String hash, Entry entry) {
        return new Row(number + 1, entry, hash, Chain.hash(hash, number + 1, entry));
    }

    boolean isUnchanged() {
        return Chain.hash(previous, number, entry).equals(hash);
    }

    static Row read(ResultSet rows) throws SQLException {
        var entry = new Entry(
                rows.getObject(2, OffsetDateTime.class).toInstant(),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                hex(rows.getBytes(8)),
                rows.getInt(9));
        return new Row(rows.getLong(1), entry, HEX.formatHex(rows.getBytes(10)), HEX.formatHex(rows.getBytes(11)));
    }

    void set(PreparedStatement insert) throws SQLException {
        insert.setLong(1, number);
        insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, entry.caller());
        insert.setString(4, entry.role());
        insert.setString(5, entry.action());
        insert.setString(6, entry.method());
        insert.setString(7, entry.path());
        insert.setBytes(8, entry.applicant() == null ? null : HEX.parseHex(entry.applicant()));
        insert.setInt(9, entry.status());
        insert.setBytes(10, HEX.parseHex(previous));
        insert.setBytes(11, HEX.parseHex(hash));
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HEX.formatHex(bytes);
    }
}
