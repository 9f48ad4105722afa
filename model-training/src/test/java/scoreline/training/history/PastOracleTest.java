package scoreline.training.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/** Every aggregate of the shipped catalogue beside what another engine computes of it: {@link HistorySql}. */
class PastOracleTest {
    private static final Path REAL = Path.of(System.getProperty("scoreline.root", ".."), "../shared/data");
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.homeCreditWithHistoryJson());

    /** Rows lie on every day of the month, by way of leap years; the first is submitted late in the evening. */
    private static final String START = "2015-11-30 22:00:00";

    private static final long HOURS = 31;
    private static final double TOLERANCE = 1e-9;

    @TempDir
    private Path folder;

    @Test
    void generated_customers_have_the_past_that_sql_computes() throws IOException, SQLException {
        // Given
        new GeneratedTables(7, 1_000).write(folder);
        // When
        List<String> differences = differences(folder, "application_train");
        // Then
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "home-credit-installments, application_train",
        "home-credit-relational, application_train",
        "home-credit-relational, application_test"
    })
    void real_customers_have_the_past_that_sql_computes(String tables, String applications)
            throws IOException, SQLException {
        Path directory = REAL.resolve(tables);
        assumeTrue(Files.exists(directory), "no real tables at " + directory);
        // When
        List<String> differences = differences(directory, applications);
        // Then
        assertThat(differences).isEmpty();
    }

    /** At most one of each aggregate. */
    private List<String> differences(Path tables, String name) throws IOException, SQLException {
        var sql = new HistorySql(new ObjectMapper().readTree(Catalogue.homeCreditWithHistoryJson()));
        Path applications = file(tables, name);
        double[][] actual = past(tables, applications);
        assertThat(sql.aggregates()).hasSameSizeAs(CATALOGUE.aggregates());
        List<String> differences = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("SET threads = 2");
            statement.execute(HistorySql.applications(applications, START, HOURS));
            for (KaggleTable table : KaggleTable.values()) {
                Path file = file(tables, table.source());
                if (Files.exists(file)) {
                    statement.execute(sql.known(table.source(), file, file(tables, "bureau")));
                }
            }
            for (int i = 0; i < actual[0].length; i++) {
                JsonNode aggregate = sql.aggregates().get(i);
                boolean told = Files.exists(file(tables, aggregate.get("source").textValue()));
                Expected[] expected = told ? ask(statement, sql.query(aggregate), actual.length) : none(actual.length);
                assertThat(told && List.of(expected).stream().allMatch(Expected::isMissing))
                        .as("nobody has %s", aggregate)
                        .isFalse();
                for (int row = 0; row < actual.length; row++) {
                    if (!expected[row].agreesWith(actual[row][i])) {
                        differences.add("application %d and perhaps others: %s where SQL has %s of %s"
                                .formatted(row, actual[row][i], expected[row].value(), aggregate));
                        break;
                    }
                }
            }
        }
        return differences;
    }

    /// A number that SQL computed.
    ///
    /// @param value NaN where missing
    /// @param scale how large the numbers are that it is made of
    private record Expected(double value, double scale) {
        boolean isMissing() {
            return Double.isNaN(value);
        }

        boolean agreesWith(double actual) {
            return isMissing()
                    ? Double.isNaN(actual)
                    : Math.abs(actual - value) <= TOLERANCE * Math.max(scale, Math.abs(value));
        }
    }

    /** By application. */
    private static Expected[] ask(Statement statement, String query, int applications) throws SQLException {
        Expected[] expected = none(applications);
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                expected[rows.getInt(1)] = new Expected(rows.getDouble(2), rows.getDouble(3));
            }
        }
        return expected;
    }

    private static Expected[] none(int applications) {
        var none = new Expected[applications];
        Arrays.fill(none, new Expected(Double.NaN, 0));
        return none;
    }

    /** Aggregates by application, in the catalogue's order. */
    private double[][] past(Path tables, Path file) throws IOException {
        var times = new SubmissionTimes(Instant.parse(START.replace(' ', 'T') + "Z"), Duration.ofHours(HOURS));
        try (var applications = ApplicationTable.open(file, CATALOGUE, times);
                var past = PastOfApplications.compute(
                        tables, applications, CATALOGUE, folder.resolve("scratch"), (_, _) -> {})) {
            var aggregates = new double[(int) applications.rows()][];
            Arrays.setAll(aggregates, row -> past.of(row).aggregates());
            return aggregates;
        }
    }

    private static Path file(Path tables, String name) {
        return tables.resolve(name + ".csv.gz");
    }
}
