package scoreline.training.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/// A table of comma-separated values with a line of names (.csv or .csv.gz), in file order and in bounded memory.
///
/// Every cell is read as text. Each pass reads the file again; a table is used by one thread at a time.
public final class CsvTable implements AutoCloseable {

    /** Parts the cells of a row: DuckDB hands over one text a row several times faster than one a cell. */
    private static final char SEPARATOR = '\u001f';

    private static final Pattern LINE = Pattern.compile("Line: (\\d+)");

    private final Path file;
    private final Connection database;
    private final SequencedSet<String> columns;
    private long rows = -1;

    private CsvTable(Path file, Connection database, SequencedSet<String> columns) {
        this.file = file;
        this.database = database;
        this.columns = columns;
    }

    /// @throws UnusableTable one sentence that names the file
    public static CsvTable open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnusableTable(file, "is not a file");
        }
        if (!Files.isReadable(file)) {
            throw new UnusableTable(file, "cannot be read");
        }
        Connection database;
        try {
            database = inMemory(file, true);
        } catch (SQLException e) {
            throw unusable(file);
        }
        try {
            return new CsvTable(file, database, header(database, file));
        } catch (SQLException e) {
            close(database, e);
            throw unusable(file);
        }
    }

    /// What a cell says as a number, in the notation that [ApplicationTable] takes.
    ///
    /// @return empty where it is none, or no finite one
    public static OptionalDouble number(String cell) {
        try {
            double number = Cell.number(cell);
            return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
        } catch (Cell.Unreadable e) {
            return OptionalDouble.empty();
        }
    }

    public Path file() {
        return file;
    }

    /** The names in the first line, in their order. */
    public SequencedSet<String> columns() {
        return Collections.unmodifiableSequencedSet(columns);
    }

    /// @throws UnusableTable when the table has no such column
    public void require(String column) {
        if (columns.contains(column)) {
            return;
        }
        String only = columns.size() == 1 ? columns.getFirst() : "";
        throw new UnusableTable(
                file,
                "has no column " + column
                        + (only.contains(";") || only.contains("\t") ? ": its columns must be parted by commas" : ""));
    }

    /** How many rows the file has; the first call reads it. */
    public long rows() {
        if (rows < 0) {
            try (PreparedStatement query = database.prepareStatement("SELECT count(*) FROM " + csv(file))) {
                query.setString(1, file.toString());
                try (ResultSet result = query.executeQuery()) {
                    result.next();
                    rows = result.getLong(1);
                }
            } catch (SQLException e) {
                throw unusable(file);
            }
        }
        return rows;
    }

    /// A new pass over the file. Passing on throws [UnusableTable] where the file stops being a table.
    ///
    /// @param chosen some of the table's columns
    /// @return each row's cells in the order chosen, empty where the file has nothing
    public Iterator<String[]> pass(List<String> chosen) {
        return new Pass(chosen);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new UnusableTable(file, "could not be closed", e);
        }
    }

    /** Sees this one file, keeps to a quarter of a gigabyte, writes nothing and asks nobody. */
    private static Connection inMemory(Path file, boolean streaming) throws SQLException {
        var properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, String.valueOf(streaming));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("temp_directory", "");
        properties.setProperty("memory_limit", "256MB");
        properties.setProperty("threads", "2");
        Connection database = DriverManager.getConnection("jdbc:duckdb:", properties);
        try (Statement statement = database.createStatement()) {
            statement.execute("SET allowed_paths = [" + literal(file.toString()) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        } catch (SQLException e) {
            close(database, e);
            throw e;
        }
        return database;
    }

    private static SequencedSet<String> header(Connection database, Path file) throws SQLException {
        try (PreparedStatement query = database.prepareStatement("SELECT * FROM " + csv(file) + " LIMIT 0")) {
            query.setString(1, file.toString());
            try (ResultSet result = query.executeQuery()) {
                var names = new LinkedHashSet<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    names.add(result.getMetaData().getColumnName(i));
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

    /// A streamed result loses DuckDB's message, so that the line at fault is looked for in a second, plain pass. The
    /// message also quotes the line, which may be a person's: only its number is passed on.
    private static UnusableTable unusable(Path file) {
        String where = "";
        try (Connection database = inMemory(file, false);
                PreparedStatement query = database.prepareStatement("SELECT count(*) FROM " + csv(file))) {
            query.setString(1, file.toString());
            query.executeQuery().close();
        } catch (SQLException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            where = line.find() ? ", from line " + line.group(1) + " on" : "";
        }
        return new UnusableTable(file, "cannot be read as a table in CSV" + where);
    }

    private static void close(Connection database, Exception because) {
        try {
            database.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** The cells of a row in one text; a separator within a cell is replaced, as ASCII has it, by SUBSTITUTE. */
    private static String cell(String column) {
        return "coalesce(replace(" + quoted(column) + ", chr(31), chr(26)), '')";
    }

    /** One reading of the file, a row ahead of its user. */
    private final class Pass implements Iterator<String[]> {

        private final int width;
        private final PreparedStatement query;
        private final ResultSet result;
        private String[] next = new String[0];
        private boolean ahead;

        Pass(List<String> chosen) {
            width = chosen.size();
            String row =
                    chosen.stream().map(CsvTable::cell).collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
            try {
                query = database.prepareStatement("SELECT " + row + " FROM " + csv(file));
                query.setString(1, file.toString());
                result = query.executeQuery();
            } catch (SQLException e) {
                throw unusable(file);
            }
            advance();
        }

        private void advance() {
            try {
                ahead = result.next();
                if (ahead) {
                    next = split(result.getString(1));
                } else {
                    query.close();
                }
            } catch (SQLException e) {
                throw unusable(file);
            }
        }

        private String[] split(String row) {
            var cells = new String[width];
            int from = 0;
            for (int i = 0; i < width; i++) {
                int to = i == width - 1 ? row.length() : row.indexOf(SEPARATOR, from);
                cells[i] = row.substring(from, to);
                from = to + 1;
            }
            return cells;
        }

        @Override
        public boolean hasNext() {
            return ahead;
        }

        @Override
        public String[] next() {
            if (!ahead) {
                throw new NoSuchElementException();
            }
            String[] cells = next;
            advance();
            return cells;
        }
    }
}
