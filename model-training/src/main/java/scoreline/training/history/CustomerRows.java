package scoreline.training.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.training.tables.CsvSql;

/// The rows of a history table, those of one customer together. Sorted on disk where they do not fit into memory.
final class CustomerRows implements AutoCloseable {
    static final String CUSTOMER = "SK_ID_CURR";
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
        this.database = CsvSql.open(
                credits == null ? List.of(file) : List.of(file, credits), true, "1GB", Optional.of(scratch));
        List<String> names = names();
        names.forEach(name -> columns.put(name, columns.size()));
        String rows = "SELECT " + CUSTOMER + " AS customer, " + CsvSql.row(names) + " FROM ";
        String sql = (credits == null
                        ? rows + CsvSql.relation(file)
                        : rows + CsvSql.relation(file) + " JOIN (SELECT DISTINCT " + CREDIT + ", " + CUSTOMER + " FROM "
                                + CsvSql.relation(credits) + ") USING (" + CREDIT + ")")
                + " ORDER BY customer";
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

    private List<String> names() throws SQLException {
        try (PreparedStatement header =
                database.prepareStatement("SELECT * FROM " + CsvSql.relation(file) + " LIMIT 0")) {
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
            cells = CsvSql.split(result.getString(2), columns.size());
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
