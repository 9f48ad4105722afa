package scoreline.training.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of comma-separated values with a line of names (.csv or .csv.gz), in file order and in bounded memory.
///
/// Every cell is read as text. Each pass reads the file again; a table is used by one thread at a time.
public final class CsvTable implements AutoCloseable {

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
            CsvSql.close(database, e);
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
            try (PreparedStatement query = database.prepareStatement("SELECT count(*) FROM " + CsvSql.relation(file))) {
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

    private static Connection inMemory(Path file, boolean streaming) throws SQLException {
        return CsvSql.open(List.of(file), streaming, "256MB", Optional.empty());
    }

    private static SequencedSet<String> header(Connection database, Path file) throws SQLException {
        try (PreparedStatement query =
                database.prepareStatement("SELECT * FROM " + CsvSql.relation(file) + " LIMIT 0")) {
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

    /// A streamed result loses DuckDB's message, so that the line at fault is looked for in a second, plain pass. The
    /// message also quotes the line, which may be a person's: only its number is passed on.
    private static UnusableTable unusable(Path file) {
        String where = "";
        try (Connection database = inMemory(file, false);
                PreparedStatement query = database.prepareStatement("SELECT count(*) FROM " + CsvSql.relation(file))) {
            query.setString(1, file.toString());
            query.executeQuery().close();
        } catch (SQLException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            where = line.find() ? ", from line " + line.group(1) + " on" : "";
        }
        return new UnusableTable(file, "cannot be read as a table in CSV" + where);
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
            try {
                query = database.prepareStatement("SELECT " + CsvSql.row(chosen) + " FROM " + CsvSql.relation(file));
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
                    next = CsvSql.split(result.getString(1), width);
                } else {
                    query.close();
                }
            } catch (SQLException e) {
                throw unusable(file);
            }
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
