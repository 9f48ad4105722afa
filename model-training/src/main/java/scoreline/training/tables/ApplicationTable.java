package scoreline.training.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;

/// Applications of a Kaggle-format table (.csv or .csv.gz), in file order and in bounded memory. SK_ID_CURR is
/// application and applicant id; TARGET and SUBMITTED_AT may be absent; what the catalogue does not name is not read.
///
/// Every cell is read as text, so that a bad one is a [Problem] of its row. Each pass reads the file again; a table
/// is used by one thread at a time.
public final class ApplicationTable implements Iterable<ApplicationRow>, AutoCloseable {

    private static final String ID = "SK_ID_CURR";
    private static final String TARGET = "TARGET";
    private static final String SUBMITTED_AT = "SUBMITTED_AT";

    /** Parts the cells of a row: DuckDB hands over one text a row several times faster than one a cell. */
    private static final char SEPARATOR = '\u001f';

    private static final Pattern LINE = Pattern.compile("Line: (\\d+)");

    private final Path file;
    private final Catalogue catalogue;
    private final SubmissionTimes times;
    private final Connection database;
    private final SequencedSet<String> columns;
    private long rows = -1;

    private ApplicationTable(
            Path file, Catalogue catalogue, SubmissionTimes times, Connection database, SequencedSet<String> columns) {
        this.file = file;
        this.catalogue = catalogue;
        this.times = times;
        this.database = database;
        this.columns = columns;
    }

    /// @throws UnusableTable one sentence that names the file, and the column where one is missing
    public static ApplicationTable open(Path file, Catalogue catalogue, SubmissionTimes times) {
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
            SequencedSet<String> all = header(database, file);
            return new ApplicationTable(file, catalogue, times, database, needed(file, catalogue, all));
        } catch (SQLException e) {
            close(database, e);
            throw unusable(file);
        } catch (UnusableTable e) {
            close(database, e);
            throw e;
        }
    }

    /// Finds Kaggle's table of labelled applications.
    ///
    /// @return application_train.csv or application_train.csv.gz, the first of them where both are there
    /// @throws UnusableTable when the directory has neither
    public static Path labelledIn(Path directory) {
        for (String name : List.of("application_train.csv", "application_train.csv.gz")) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new UnusableTable(directory, "holds no application_train.csv and no application_train.csv.gz");
    }

    public Path file() {
        return file;
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
    @Override
    public Iterator<ApplicationRow> iterator() {
        return new Pass();
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

    private static SequencedSet<String> needed(Path file, Catalogue catalogue, SequencedSet<String> all) {
        List<String> required = Stream.concat(
                        Stream.of(ID), catalogue.fields().stream().map(Field::name))
                .distinct()
                .toList();
        for (String column : required) {
            if (!all.contains(column)) {
                throw new UnusableTable(file, "has no column " + column);
            }
        }
        var needed = new LinkedHashSet<String>(required);
        Stream.of(TARGET, SUBMITTED_AT).filter(all::contains).forEach(needed::add);
        return needed;
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
    private final class Pass implements Iterator<ApplicationRow> {

        private final PreparedStatement query;
        private final ResultSet result;
        private final Map<String, Integer> position = new HashMap<>();
        private final Map<String, String> shared = new HashMap<>();
        private final String[] cells = new String[columns.size()];
        private long index = -1;
        private boolean ahead;

        Pass() {
            columns.forEach(column -> position.put(column, position.size()));
            String row = columns.stream()
                    .map(ApplicationTable::cell)
                    .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
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
                index++;
                if (ahead) {
                    split(result.getString(1));
                } else {
                    query.close();
                }
            } catch (SQLException e) {
                throw unusable(file);
            }
        }

        private void split(String row) {
            int from = 0;
            for (int i = 0; i < cells.length; i++) {
                int to = i == cells.length - 1 ? row.length() : row.indexOf(SEPARATOR, from);
                cells[i] = row.substring(from, to);
                from = to + 1;
            }
        }

        @Override
        public boolean hasNext() {
            return ahead;
        }

        @Override
        public ApplicationRow next() {
            if (!ahead) {
                throw new NoSuchElementException();
            }
            ApplicationRow row = new Reading().row();
            advance();
            return row;
        }

        /** One row, and the first thing wrong with it. */
        private final class Reading {

            private @Nullable Problem problem;

            ApplicationRow row() {
                String id = text(ID);
                if (id == null) {
                    found(Problem.Code.MISSING_FIELD, ID);
                }
                Instant submittedAt = submittedAt();
                OptionalInt target = target();
                Row row = fields();
                return new ApplicationRow(index, id == null ? "" : id, submittedAt, target, row, problem);
            }

            private Row fields() {
                List<Field> fields = catalogue.fields();
                var numbers = new double[fields.size()];
                var texts = new @Nullable String[numbers.length];
                Arrays.fill(numbers, Double.NaN);
                for (int i = 0; i < numbers.length; i++) {
                    String name = fields.get(i).name();
                    if (fields.get(i).kind() == Field.Kind.CATEGORY) {
                        texts[i] = share(text(name));
                        continue;
                    }
                    try {
                        numbers[i] = Cell.number(text(name));
                    } catch (Cell.Unreadable e) {
                        found(e.code(), name);
                    }
                }
                return new Row(numbers, texts);
            }

            private Instant submittedAt() {
                try {
                    Instant written = Cell.time(text(SUBMITTED_AT));
                    if (written != null) {
                        return written;
                    }
                } catch (Cell.Unreadable e) {
                    found(e.code(), SUBMITTED_AT);
                }
                return times.of(index);
            }

            private OptionalInt target() {
                try {
                    int target = Cell.target(text(TARGET));
                    return target < 0 ? OptionalInt.empty() : OptionalInt.of(target);
                } catch (Cell.Unreadable e) {
                    found(e.code(), TARGET);
                    return OptionalInt.empty();
                }
            }

            private void found(Problem.Code code, String field) {
                if (problem == null) {
                    problem = new Problem(code, field);
                }
            }

            private @Nullable String text(String column) {
                Integer at = position.get(column);
                return at == null || cells[at].isEmpty() ? null : cells[at];
            }
        }

        /** Categories repeat; one copy of each will do, up to a number that no table of categories reaches. */
        private @Nullable String share(@Nullable String text) {
            if (text == null || shared.size() >= 10_000) {
                return text;
            }
            String known = shared.putIfAbsent(text, text);
            return known == null ? text : known;
        }
    }
}
