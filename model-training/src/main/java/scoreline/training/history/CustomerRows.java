package scoreline.training.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/// The rows of a history table, those of one customer together. Sorted on disk where they do not fit into memory.
final class CustomerRows implements AutoCloseable {
    /** Parts the cells of a row: DuckDB hands over one text a row several times faster than one a cell. */
    private static final char SEPARATOR = '\u001f';

    private static final String CUSTOMER = "SK_ID_CURR";
    private static final String CREDIT = "SK_ID_BUREAU";

    private final Path file;
    private final Connection database;
    private final PreparedStatement query;
    private final ResultSet result;
    private final Map<String, Integer> columns = new HashMap<>();
    private String customer = "";
    private String[] cells = new String[0];

    /// @param file the table's
    /// @param credits the bureau table's, to which the credits of bureau_balance belong; null for other tables
    /// @param scratch a directory for what does not fit into memory
    private CustomerRows(Path file, @Nullable Path credits, Path scratch) throws SQLException {
        this.file = file;
        this.database = open(credits == null ? List.of(file) : List.of(file, credits), scratch);
        List<String> names = names();
        names.forEach(name -> columns.put(name, columns.size()));
        String row = names.stream()
                .map(name -> "coalesce(replace(t." + quoted(name) + ", chr(31), chr(26)), '')")
                .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
        String sql = credits == null
                ? "SELECT t." + CUSTOMER + " AS customer, " + row + " FROM " + csv(file) + " t ORDER BY customer"
                : "SELECT c." + CUSTOMER + " AS customer, " + row + " FROM " + csv(file) + " t JOIN (SELECT DISTINCT "
                        + CREDIT + ", " + CUSTOMER + " FROM " + csv(credits) + ") c USING (" + CREDIT
                        + ") ORDER BY customer";
        query = database.prepareStatement(sql);
        query.setString(1, file.toString());
        if (credits != null) {
            query.setString(2, credits.toString());
        }
        result = query.executeQuery();
    }

    /// @throws UnusableHistory one sentence that names the file
    static CustomerRows open(KaggleTable table, Path directory, Path file, Path scratch) {
        Path credits = null;
        if (table == KaggleTable.BUREAU_BALANCE) {
            credits = KaggleTable.BUREAU
                    .in(directory)
                    .orElseThrow(() -> new UnusableHistory(
                            file + " cannot be read without the table bureau, which says whose credits it is about."));
        }
        try {
            return new CustomerRows(file, credits, scratch);
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    private static Connection open(List<Path> files, Path scratch) throws SQLException {
        var properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("temp_directory", scratch.toString());
        properties.setProperty("memory_limit", "1GB");
        properties.setProperty("threads", "2");
        Connection database = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET allowed_paths = ["
                    + files.stream().map(file -> literal(file.toString())).collect(Collectors.joining(", ")) + "]");
            statement.execute("SET allowed_directories = [" + literal(scratch.toString()) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private List<String> names() throws SQLException {
        try (PreparedStatement header = database.prepareStatement("SELECT * FROM " + csv(file) + " LIMIT 0")) {
            header.setString(1, file.toString());
            try (ResultSet none = header.executeQuery()) {
                var names = new ArrayList<String>();
                for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                    names.add(none.getMetaData().getColumnName(i));
                }
                return names;
            }
        }
    }

    private static String csv(Path file) {
        String compression = file.getFileName().toString().endsWith(".gz") ? "gzip" : "none";
        return "read_csv(?, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', nullstr = '', skip = 0,"
                + " all_varchar = true, compression = '" + compression + "')";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Position by name. */
    Map<String, Integer> columns() {
        return columns;
    }

    /** Goes to the next row. */
    boolean next() {
        try {
            if (!result.next()) {
                return false;
            }
            String next = String.valueOf(result.getString(1));
            if (!next.equals(customer)) {
                requireAfter(customer, next);
                customer = next;
            }
            cells = split(result.getString(2));
            return true;
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }

    /** Rows of one customer in two places would be two customers, and nobody would see it. */
    private void requireAfter(String before, String next) {
        if (Arrays.compareUnsigned(before.getBytes(UTF_8), next.getBytes(UTF_8)) > 0) {
            throw new IllegalStateException("the rows of " + file + " do not come in order");
        }
    }

    String customer() {
        return customer;
    }

    String[] cells() {
        return cells;
    }

    private String[] split(String row) {
        var parts = new String[columns.size()];
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            int to = i == parts.length - 1 ? row.length() : row.indexOf(SEPARATOR, from);
            parts[i] = row.substring(from, to);
            from = to + 1;
        }
        return parts;
    }

    private static UnusableHistory unusable(Path file, SQLException because) {
        return new UnusableHistory(
                file + (Files.isReadable(file) ? " cannot be read as a table in CSV." : " cannot be read."), because);
    }

    @Override
    public void close() {
        try {
            query.close();
            database.close();
        } catch (SQLException e) {
            throw unusable(file, e);
        }
    }
}
