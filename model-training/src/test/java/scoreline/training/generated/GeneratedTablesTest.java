package scoreline.training.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class GeneratedTablesTest {

    private static final Set<String> TABLES = KaggleHeaders.OF.keySet();
    private static final int APPLICATIONS = 1_000;

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private static Connection duckdb;

    @BeforeAll
    static void write() throws IOException, SQLException {
        new GeneratedTables(7, APPLICATIONS).write(shared);
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create table %s as from read_csv('%s', header = true, sample_size = -1)"
                        .formatted(table, file(shared, table)));
            }
            statement.execute("create view applications as select SK_ID_CURR, TARGET from application_train"
                    + " union all select SK_ID_CURR, null from application_test");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        // When
        new GeneratedTables(7, APPLICATIONS).write(directory);
        // Then
        for (String table : TABLES) {
            assertThat(file(directory, table)).as(table).hasSameBinaryContentAs(file(shared, table));
        }
    }

    /** The digest is of what the generator wrote before it knew of drifts: every table, unpacked, after its name. */
    @Test
    void without_a_drift_the_rows_are_what_they_always_were() throws IOException, NoSuchAlgorithmException {
        // When
        var digest = MessageDigest.getInstance("SHA-256");
        for (String table : TABLES.stream().sorted().toList()) {
            digest.update(table.getBytes(StandardCharsets.UTF_8));
            try (var unpacked = new GZIPInputStream(Files.newInputStream(file(shared, table)))) {
                digest.update(unpacked.readAllBytes());
            }
        }
        digest.update(Files.readAllBytes(shared.resolve(GeneratedTables.MARKER)));
        // Then
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("5ec3d2c2eeec7e027150fa31d9d188459745924ebee7e2c76623b99963d592d7");
    }

    @Test
    void another_seed_writes_other_rows() throws IOException {
        // When
        new GeneratedTables(8, APPLICATIONS).write(directory);
        // Then
        for (String table : TABLES) {
            assertThat(lines(directory, table)).as(table).isNotEqualTo(lines(shared, table));
        }
    }

    @ParameterizedTest
    @FieldSource("TABLES")
    void headers_are_those_of_kaggle(String table) throws IOException {
        assertThat(lines(shared, table).getFirst()).isEqualTo(KaggleHeaders.OF.get(table));
    }

    @Test
    void more_applications_begin_with_the_same_rows() throws IOException {
        // When
        new GeneratedTables(7, 100).writeApplications(directory);
        // Then
        assertThat(lines(shared, "application_train"))
                .startsWith(lines(directory, "application_train").toArray(String[]::new));
    }

    @Test
    void a_fifth_more_applications_have_no_label() throws IOException {
        assertThat(lines(shared, "application_train")).hasSize(1 + APPLICATIONS);
        assertThat(lines(shared, "application_test")).hasSize(1 + APPLICATIONS / 5);
    }

    @Test
    void the_folder_says_that_its_rows_are_made_up() {
        assertThat(shared.resolve(GeneratedTables.MARKER)).content().contains("made up", "seed 7", "900000001");
    }

    @Test
    void the_folder_says_how_its_population_changes() throws IOException {
        // Given
        var drift = new Drift(Scenario.SHIFT, 0.5, 5, 3);
        // When
        new GeneratedTables(new GeneratedApplications(7, Optional.of(drift)), 10).writeApplications(directory);
        // Then
        assertThat(directory.resolve(GeneratedTables.MARKER))
                .content()
                .contains("From application 5 on", "from application 7 on in full", "shift", "EXT_SOURCE_2");
        assertThat(shared.resolve(GeneratedTables.MARKER)).content().doesNotContain("population changes");
    }

    @Test
    void progress_counts_every_application() throws IOException {
        // Given
        List<Integer> seen = new ArrayList<>();
        // When
        new GeneratedTables(1, 10).write(directory, seen::add);
        // Then
        assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void tables_that_were_not_generated_are_left_alone() throws IOException {
        // Given
        Path real = Files.writeString(directory.resolve("bureau.csv"), "theirs");
        // When, Then
        assertThatThrownBy(() -> new GeneratedTables(1, 10).writeApplications(directory))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("it holds a bureau that was not generated");
        assertThat(real).hasContent("theirs");
    }

    @Test
    void histories_of_another_run_do_not_stay() throws IOException {
        // Given
        new GeneratedTables(1, 10).write(directory);
        // When
        new GeneratedTables(2, 10).writeApplications(directory);
        // Then
        assertThat(file(directory, "application_train")).exists();
        assertThat(file(directory, "bureau")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "bureau, SK_ID_CURR, applications",
        "previous_application, SK_ID_CURR, applications",
        "POS_CASH_balance, SK_ID_CURR, applications",
        "credit_card_balance, SK_ID_CURR, applications",
        "installments_payments, SK_ID_CURR, applications",
        "bureau_balance, SK_ID_BUREAU, bureau",
        "POS_CASH_balance, SK_ID_PREV, previous_application",
        "credit_card_balance, SK_ID_PREV, previous_application",
        "installments_payments, SK_ID_PREV, previous_application"
    })
    void every_row_has_its_parent(String child, String key, String parent) throws SQLException {
        assertThat(count("from %s where %s not in (select %s from %s)".formatted(child, key, key, parent)))
                .isZero();
        assertThat(count("from " + child)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"applications, SK_ID_CURR", "bureau, SK_ID_BUREAU", "previous_application, SK_ID_PREV"})
    void keys_are_unique_and_in_a_range_of_their_own(String table, String key) throws SQLException {
        assertThat(count("from (select %s from %s group by 1 having count(*) > 1)".formatted(key, table)))
                .isZero();
        assertThat(count("from %s where %s < 900000001".formatted(table, key))).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "bureau: DAYS_CREDIT >= 0 or DAYS_ENDDATE_FACT >= 0",
                "bureau: (CREDIT_ACTIVE = 'Closed') = (DAYS_ENDDATE_FACT is null)",
                "bureau_balance: MONTHS_BALANCE > 0 or STATUS not in ('0', '1', '2', '3', '4', '5', 'C', 'X')",
                "previous_application: DAYS_DECISION >= 0",
                "previous_application: DAYS_TERMINATION < DAYS_FIRST_DUE",
                "previous_application: NAME_CONTRACT_STATUS <> 'Approved' and DAYS_FIRST_DUE is not null",
                "POS_CASH_balance: MONTHS_BALANCE >= 0 or MONTHS_BALANCE < -96 or CNT_INSTALMENT_FUTURE < 0",
                "credit_card_balance: MONTHS_BALANCE >= 0 or AMT_BALANCE < 0",
                "installments_payments: DAYS_INSTALMENT >= 0 or DAYS_ENTRY_PAYMENT >= 0",
                "installments_payments: (AMT_PAYMENT is null) <> (DAYS_ENTRY_PAYMENT is null)"
            })
    void no_row_of_a_history_breaks(String table, String rule) throws SQLException {
        assertThat(count("from %s where %s".formatted(table, rule))).isZero();
    }

    @Test
    void a_few_credits_were_reported_after_the_application() throws SQLException {
        assertThat(count("from bureau where DAYS_CREDIT_UPDATE > 0") / count("from bureau"))
                .isBetween(0.0005, 0.005);
    }

    @Test
    void some_instalments_are_paid_in_parts() throws SQLException {
        String repeats = "from (select 1 from installments_payments"
                + " group by SK_ID_PREV, NUM_INSTALMENT_NUMBER, NUM_INSTALMENT_VERSION having count(*) > 1)";
        assertThat(count(repeats) / count("from installments_payments")).isBetween(0.01, 0.1);
    }

    @Test
    void those_who_default_paid_late_more_often() throws SQLException {
        // When
        double defaulted = number(LATE_SHARE.formatted(1));
        double repaid = number(LATE_SHARE.formatted(0));
        // Then
        assertThat(repaid).isBetween(0.05, 0.15);
        assertThat(defaulted).isGreaterThan(1.2 * repaid);
    }

    private static final String LATE_SHARE = "select avg((DAYS_ENTRY_PAYMENT > DAYS_INSTALMENT)::int)"
            + " from installments_payments join applications using (SK_ID_CURR) where TARGET = %d";

    private static double count(String from) throws SQLException {
        return number("select count(*) " + from);
    }

    private static double number(String query) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getDouble(1);
        }
    }

    private static Path file(Path directory, String table) {
        return directory.resolve(table + ".csv.gz");
    }

    private static List<String> lines(Path directory, String table) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file(directory, table))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
