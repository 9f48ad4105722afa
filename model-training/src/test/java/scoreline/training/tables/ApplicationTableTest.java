package scoreline.training.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.SmallCatalogue;

class ApplicationTableTest {

    private static final Catalogue CATALOGUE = SmallCatalogue.of(List.of("CREDIT", "INCOME"), List.of("WORK"));

    private static final String OWN_TABLE = """
            "version": 1,
            "table": {"id": "no", "target": "default", "time": {"column": "asked on", "dates": "ISO"},
                      "columns": [{"field": "loan", "column": "Prêt (EUR)"},
                                  {"field": "born", "column": "Né le", "dates": "DAY_FIRST"}],
                      "excluded": []},""";

    private static final Catalogue OWN =
            Catalogue.read(new String(SmallCatalogue.json(List.of("loan", "born"), List.of()), StandardCharsets.UTF_8)
                    .replace("\"version\": 1,", OWN_TABLE)
                    .getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void reads_rows_in_file_order_and_only_what_the_catalogue_names() throws IOException {
        // Given
        Path file = write("a.csv", """
                WORK,OTHER,SK_ID_CURR,TARGET,INCOME,CREDIT
                "Core staff, other",x,7,1,0.0035409999999999,1e3
                ,y,8,0,,-2.5
                """);
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).applicationId()).isEqualTo("7");
        assertThat(rows.get(0).target()).isEqualTo(OptionalInt.of(1));
        assertThat(rows.get(0).row().number(0)).isEqualTo(1_000);
        assertThat(rows.get(0).row().number(1)).isEqualTo(0.0035409999999999);
        assertThat(rows.get(0).row().text(2)).isEqualTo("Core staff, other");
        assertThat(rows.get(1).row().number(1)).isNaN();
        assertThat(rows.get(1).row().text(2)).isNull();
        assertThat(rows).allMatch(row -> row.problem() == null);
    }

    @Test
    void only_the_empty_cell_is_missing() throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,INCOME,WORK\n1,1,2,NA\n2,1,2,NULL\n3,1,2,XNA\n4,1,2,\"\"\n");
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows).extracting(row -> row.row().text(2)).containsExactly("NA", "NULL", "XNA", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-Infinity", "1e999"})
    void a_number_that_is_not_finite_is_a_problem_of_its_row(String cell) throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,INCOME,WORK\n1,2,3,a\n2,2," + cell + ",a\n3,2,3,a\n");
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows)
                .extracting(ApplicationRow::problem)
                .containsExactly(null, new Problem(Problem.Code.NOT_FINITE, "INCOME"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1d", "0x1p3", " 1", "1.2.3", "-", "NA", "--1", "1e", "\"1,5\""})
    void what_is_no_number_is_a_problem_of_its_row(String cell) throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,INCOME,WORK\n1,2,3,a\n2,2," + cell + ",a\n3,2,3,a\n");
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows)
                .extracting(ApplicationRow::problem)
                .containsExactly(null, new Problem(Problem.Code.INVALID_VALUE, "INCOME"), null);
    }

    @Test
    void a_row_without_identity_or_with_a_strange_target_or_time_is_a_problem() throws IOException {
        // Given
        Path file = write("a.csv", """
                SK_ID_CURR,CREDIT,INCOME,WORK,TARGET,SUBMITTED_AT
                ,2,3,a,0,
                2,2,3,a,2,
                3,2,3,a,1,yesterday
                4,2,3,a,,2020-02-03T04:05:06.007Z
                """);
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows)
                .extracting(ApplicationRow::problem)
                .containsExactly(
                        new Problem(Problem.Code.MISSING_FIELD, "SK_ID_CURR"),
                        new Problem(Problem.Code.INVALID_VALUE, "TARGET"),
                        new Problem(Problem.Code.INVALID_VALUE, "SUBMITTED_AT"),
                        null);
        assertThat(rows.get(3).submittedAt()).isEqualTo("2020-02-03T04:05:06.007Z");
        assertThat(rows.get(3).target()).isEmpty();
    }

    @Test
    void without_a_column_of_times_rows_are_submitted_one_step_after_the_other() throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,INCOME,WORK\n1,2,3,a\n2,2,3,a\n");
        var times = new SubmissionTimes(Instant.parse("2024-05-06T07:08:09Z"), Duration.ofMillis(250));
        // When
        try (ApplicationTable table = ApplicationTable.open(file, CATALOGUE, times)) {
            var rows = new ArrayList<ApplicationRow>();
            table.forEach(rows::add);
            // Then
            assertThat(rows)
                    .extracting(ApplicationRow::submittedAt)
                    .containsExactly(Instant.parse("2024-05-06T07:08:09Z"), Instant.parse("2024-05-06T07:08:09.250Z"));
        }
    }

    @Test
    void a_catalogue_names_the_columns_of_another_table_and_days_are_counted_to_the_application() throws IOException {
        // Given
        Path file = write("a.csv", """
                Né le,Prêt (EUR),no,default,asked on
                31/12/2023,5,A-1,1,2024-01-02T00:00:01Z
                1/1/2024 23:59,6,A-2,0,2024-01-01T23:00:00-02:00
                3/1/2024,7,A-3,0,2024-01-02
                ,8,A-4,0,2024-01-02
                """);
        // When
        List<ApplicationRow> rows = all(file, OWN);
        // Then
        assertThat(rows).extracting(ApplicationRow::applicationId).containsExactly("A-1", "A-2", "A-3", "A-4");
        assertThat(rows).extracting(row -> row.row().number(0)).containsExactly(5.0, 6.0, 7.0, 8.0);
        assertThat(rows).extracting(row -> row.row().number(1)).containsExactly(2.0, 1.0, -1.0, Double.NaN);
        assertThat(rows.getFirst().target()).hasValue(1);
        assertThat(rows.getFirst().submittedAt()).isEqualTo("2024-01-02T00:00:01Z");
        assertThat(rows).allMatch(row -> row.problem() == null);
    }

    @Test
    void where_days_are_counted_each_row_must_say_when_it_was_submitted() throws IOException {
        // Given
        Path file = write("a.csv", """
                Né le,Prêt (EUR),no,asked on
                1/1/2024,5,A-1,
                1/1/2024,5,A-2,soon
                2024-01-01,5,A-3,2024-01-02
                """);
        Path timeless = write("b.csv", "Né le,Prêt (EUR),no\n1/1/2024,5,A-1\n");
        // When
        List<ApplicationRow> rows = all(file, OWN);
        // Then
        assertThat(rows)
                .extracting(ApplicationRow::problem)
                .containsExactly(
                        new Problem(Problem.Code.MISSING_FIELD, "asked on"),
                        new Problem(Problem.Code.INVALID_VALUE, "asked on"),
                        new Problem(Problem.Code.INVALID_VALUE, "Né le"));
        assertThatThrownBy(() -> all(timeless, OWN))
                .isInstanceOf(UnusableTable.class)
                .hasMessage(timeless + " has no column asked on.");
    }

    @Test
    void a_blank_cell_is_missing_as_it_is_to_the_scorer() throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,INCOME,WORK\n1, ,2,  \n");
        // When
        ApplicationRow row = all(file).getFirst();
        // Then
        assertThat(row.row().number(0)).isNaN();
        assertThat(row.row().text(2)).isNull();
        assertThat(row.problem()).isNull();
    }

    @RepeatedTest(20)
    void numbers_come_back_bit_for_bit_in_order_plain_or_zipped(RepetitionInfo run) throws IOException {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var text = new StringBuilder("SK_ID_CURR,CREDIT,INCOME,WORK\n");
        var numbers = new double[random.nextInt(1, 6_000)];
        for (int i = 0; i < numbers.length; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            numbers[i] = Double.isFinite(value) ? value : 0.5;
            text.append(i)
                    .append(',')
                    .append(numbers[i])
                    .append(",,w")
                    .append(i % 7)
                    .append('\n');
        }
        Path file = write(run.getCurrentRepetition() % 2 == 0 ? "a.csv" : "a.csv.gz", text.toString());
        // When
        try (ApplicationTable table = ApplicationTable.open(file, CATALOGUE, SubmissionTimes.USUAL)) {
            long rows = table.rows();
            // Then
            assertThat(rows).isEqualTo(numbers.length);
            for (int pass = 0; pass < 2; pass++) {
                int i = 0;
                for (ApplicationRow row : table) {
                    assertThat(row.index()).isEqualTo(i);
                    assertThat(row.applicationId()).isEqualTo(Integer.toString(i));
                    assertThat(row.row().number(0)).isEqualTo(numbers[i]);
                    i++;
                }
                assertThat(i).isEqualTo(numbers.length);
            }
        }
    }

    @Test
    void a_missing_column_is_named() throws IOException {
        // Given
        Path file = write("a.csv", "SK_ID_CURR,CREDIT,WORK\n1,2,a\n");
        // When / Then
        assertThatThrownBy(() -> all(file))
                .isInstanceOf(UnusableTable.class)
                .hasMessage(file + " has no column INCOME.");
    }

    @Test
    void a_file_that_is_no_table_is_named() throws IOException {
        // Given
        Path directory = Files.createDirectory(folder.resolve("d.csv"));
        Path nowhere = folder.resolve("nowhere.csv");
        Path empty = write("empty.csv", "");
        Path binary = folder.resolve("binary.csv");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 0, 1, 2, (byte) 0xFF, (byte) 0xFE, '\n', 0});
        Path notZipped = Files.writeString(folder.resolve("plain.csv.gz"), "SK_ID_CURR,CREDIT,INCOME,WORK\n1,2,3,a\n");
        // When / Then
        for (Path file : List.of(directory, nowhere, empty, binary, notZipped)) {
            assertThatThrownBy(() -> all(file))
                    .isInstanceOf(UnusableTable.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageEndingWith(".")
                    .hasNoCause();
        }
    }

    @Test
    void a_file_that_stops_being_a_table_is_named_with_its_line_and_without_its_values() throws IOException {
        // Given
        var text = new StringBuilder("SK_ID_CURR,CREDIT,INCOME,WORK\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(",1,2,secret\n");
        }
        Path file = write("a.csv", text + "1,2\n3,4,5,secret\n");
        // When / Then
        assertThatThrownBy(() -> all(file))
                .isInstanceOf(UnusableTable.class)
                .hasMessageContaining(file + " cannot be read as a table in CSV, from line 50002 on.")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's.csv", "a[1].csv", "star*.csv", "a b?.csv", "é.csv.gz"})
    void file_names_are_taken_as_they_are(String name) throws IOException {
        // Given
        Path file = write(name, "SK_ID_CURR,CREDIT,INCOME,WORK\n1,2,3,a\n");
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows).hasSize(1);
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_do_no_harm() throws IOException {
        // Given
        Path file = write("a.csv", "\uFEFFSK_ID_CURR,CREDIT,INCOME,WORK\r\n1,2,3,a\r\n2,2,3,b\r\n");
        // When
        List<ApplicationRow> rows = all(file);
        // Then
        assertThat(rows).extracting(row -> row.row().text(2)).containsExactly("a", "b");
    }

    @Test
    void the_table_of_labelled_applications_is_found_in_a_folder() throws IOException {
        // Given
        Path file = write("application_train.csv.gz", "SK_ID_CURR\n");
        Path other = Files.createDirectory(folder.resolve("other"));
        // When / Then
        assertThat(ApplicationTable.labelledIn(folder)).isEqualTo(file);
        assertThatThrownBy(() -> ApplicationTable.labelledIn(other))
                .isInstanceOf(UnusableTable.class)
                .hasMessageContaining("application_train.csv");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<ApplicationRow> all(Path file) {
        return all(file, CATALOGUE);
    }

    private static List<ApplicationRow> all(Path file, Catalogue catalogue) {
        try (ApplicationTable table = ApplicationTable.open(file, catalogue, SubmissionTimes.USUAL)) {
            var rows = new ArrayList<ApplicationRow>();
            table.forEach(rows::add);
            return List.copyOf(rows);
        }
    }
}
