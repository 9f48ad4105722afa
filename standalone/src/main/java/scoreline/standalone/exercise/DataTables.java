package scoreline.standalone.exercise;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import scoreline.standalone.terminal.Stopped;

/**
 * What stands in the tables that no request may change.
 *
 * @param contents number of rows and a sum over all of them, by table
 * @param columns of every table, those that requests write too
 */
record DataTables(Map<String, String> contents, List<String> columns) {
    /** What requests write, or the one who reads topics does whether or not anything came. */
    private static final Set<String> WRITTEN = Set.of(
            "alert_note", "api_key", "audit", "audit_head", "link", "link_secret", "progress", "request", "writer");

    static DataTables read(ResultsDatabase tables) throws SQLException {
        var contents = new TreeMap<String, String>();
        var columns = new ArrayList<String>();
        try (var connection = tables.database().reading()) {
            try (var select = connection.prepareStatement(
                            "select table_name, column_name, data_type from information_schema.columns"
                                    + " where table_schema = 'public' order by 1, ordinal_position");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    contents.putIfAbsent(rows.getString(1), "");
                    columns.add("%s.%s %s".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            contents.keySet().removeAll(WRITTEN);
            for (var table : contents.entrySet()) {
                table.setValue(sum(connection, table.getKey()));
            }
        }
        return new DataTables(contents, columns);
    }

    private static String sum(Connection connection, String table) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery(
                        "select count(*), sum(hashtextextended(t::text, 0)::numeric) from \"%s\" t".formatted(table))) {
            return row.next() ? row.getString(1) + " rows, sum " + row.getString(2) : "";
        }
    }

    /** @throws Stopped if anything is not as it was */
    void requireSame(DataTables before) {
        if (!columns.equals(before.columns)) {
            throw new Stopped("Tables have other columns than before.");
        }
        contents.forEach((table, content) -> {
            if (!content.equals(before.contents.get(table))) {
                throw new Stopped(
                        "The table %s has %s, and had %s.".formatted(table, content, before.contents.get(table)));
            }
        });
    }
}
