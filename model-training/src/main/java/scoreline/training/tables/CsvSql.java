package scoreline.training.tables;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** How DuckDB is asked for the rows of files: every cell as text, and a row's cells as one text. */
public final class CsvSql {

    /** Parts the cells of a row: DuckDB hands over one text a row several times faster than one a cell. */
    private static final char SEPARATOR = '\u001f';

    private CsvSql() {}

    /// A database that sees these files, and asks nobody.
    ///
    /// @param streaming whether results are handed over as they are found
    /// @param memory it keeps to, such as `256MB`
    /// @param scratch where it writes what does not fit; it writes nothing where this is empty
    public static Connection open(List<Path> files, boolean streaming, String memory, Optional<Path> scratch)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, String.valueOf(streaming));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("temp_directory", scratch.map(Path::toString).orElse(""));
        properties.setProperty("memory_limit", memory);
        properties.setProperty("threads", "2");
        Connection database = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET allowed_paths = " + literals(files));
            statement.execute(
                    "SET allowed_directories = " + literals(scratch.stream().toList()));
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            close(database, e);
            throw e;
        }
        return database;
    }

    /** Closes after a failure, which stays the one to tell. */
    static void close(Connection database, Exception because) {
        try {
            database.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /// The file as a relation; its name is the statement's next parameter.
    ///
    /// @param file `.csv` or `.csv.gz`
    public static String relation(Path file) {
        String compression = file.getFileName().toString().endsWith(".gz") ? "gzip" : "none";
        return "read_csv(?, header = true, delim = ',', quote = '\"', escape = '\"', comment = '', nullstr = '', skip = 0,"
                + " all_varchar = true, compression = '" + compression + "')";
    }

    /// The cells of a row as one text, for [#split]; a separator within a cell is replaced, as ASCII has it, by
    /// SUBSTITUTE.
    public static String row(Collection<String> columns) {
        return columns.stream()
                .map(column -> "coalesce(replace(" + quoted(column) + ", chr(31), chr(26)), '')")
                .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
    }

    /// @param width how many cells the row has
    /// @return empty where the file has nothing
    public static String[] split(String row, int width) {
        var cells = new String[width];
        int from = 0;
        for (int i = 0; i < width; i++) {
            int to = i == width - 1 ? row.length() : row.indexOf(SEPARATOR, from);
            cells[i] = row.substring(from, to);
            from = to + 1;
        }
        return cells;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literals(List<Path> paths) {
        List<String> literals = new ArrayList<>();
        for (Path path : paths) {
            literals.add("'" + path.toString().replace("'", "''") + "'");
        }
        return literals.toString();
    }
}
