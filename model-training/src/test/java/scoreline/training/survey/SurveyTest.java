package scoreline.training.survey;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.training.tables.UnusableTable;

class SurveyTest {

    private static final int ROWS = 400;

    @TempDir
    private Path folder;

    @Test
    void numbers_categories_and_dates_become_fields() throws IOException {
        // When
        Catalogue catalogue = survey(
                column("amount", row -> (row % 90) + ".5"),
                column("flag", row -> Integer.toString(row % 2)),
                column("sparse", row -> row % 3 == 0 ? "7" : ""),
                column("trade", row -> row % 5 == 0 ? "" : "trade " + row % 20),
                column("postcode", row -> "0" + (1_000 + row % 9)),
                column("hired", row -> "2019-0%d-11".formatted(1 + row % 9)));
        // Then
        assertThat(catalogue.fields())
                .extracting(Field::name, Field::kind, Field::unit)
                .containsExactly(
                        tuple("amount", Field.Kind.NUMBER, "number"),
                        tuple("flag", Field.Kind.NUMBER, "number"),
                        tuple("sparse", Field.Kind.NUMBER, "number"),
                        tuple("trade", Field.Kind.CATEGORY, "category"),
                        tuple("postcode", Field.Kind.CATEGORY, "category"),
                        tuple("hired", Field.Kind.NUMBER, "days"));
        assertThat(catalogue.table().time()).contains(new Table.Time("applied", DateStyle.ISO));
        assertThat(catalogue.table().columns())
                .containsExactly(new Table.Column("hired", "hired", Optional.of(DateStyle.ISO)));
        assertThat(catalogue.table().excluded()).isEmpty();
        assertThat(catalogue.name()).isEqualTo("loans");
    }

    @Test
    void columns_that_cannot_be_features_are_left_out_with_a_reason() throws IOException {
        // When
        Catalogue catalogue = survey(
                column("amount", row -> Integer.toString(row % 90)),
                column("empty", _ -> " "),
                column("same", _ -> "EUR"),
                column("same number", row -> row % 2 == 0 ? "1" : "1.0"),
                column("running", row -> Integer.toString(5_000 + row)),
                column("reference", row -> "R-" + row),
                column("town", row -> "town " + row % 100),
                column("essay", row -> row % 2 == 0 ? "x".repeat(1_001) : "y"),
                column("typo", row -> row == 9 ? "secret" : row % 200 + ".5"),
                column("paid", row -> row % 10 == 0 ? "2025-01-01" : "2020-01-01"),
                column("unclear", row -> "0%d/04/2019".formatted(1 + row % 9)));
        // Then
        assertThat(catalogue.fields()).extracting(Field::name).containsExactly("amount");
        assertThat(catalogue.table().excluded())
                .containsExactly(
                        new Table.Excluded("empty", "it is empty in every row"),
                        new Table.Excluded("same", "it is the same in every row"),
                        new Table.Excluded("same number", "it is the same in every row"),
                        new Table.Excluded("running", "no two rows have the same whole number, as with an id"),
                        new Table.Excluded(
                                "reference", "it holds 400 different texts in 400 rows, as ids and names do"),
                        new Table.Excluded("town", "its 100 different texts have fewer than 10 rows each on average"),
                        new Table.Excluded("essay", "it holds texts of more than 1,000 characters"),
                        new Table.Excluded(
                                "typo",
                                "it holds 201 different texts in 400 rows, as ids and names do; all but 1 of them are"
                                        + " numbers, and only empty cells are missing"),
                        new Table.Excluded(
                                "paid",
                                "its date lies after the application in 40 of 400 rows, so it may not be known in time"),
                        new Table.Excluded("unclear", "it holds dates in which the day cannot be told from the month"));
    }

    @Test
    void what_a_name_says_is_protected_is_read_and_is_no_feature() throws IOException {
        // When
        Catalogue catalogue = survey(
                column("amount", row -> Integer.toString(row % 90)),
                column("CODE_GENDER", row -> row % 2 == 0 ? "F" : "M"),
                column("Nationalité (pays)", row -> "country " + row % 3),
                column("customerSex", row -> Integer.toString(row % 2)),
                column("essex branch", row -> Integer.toString(row % 3)));
        // Then
        assertThat(catalogue.fields())
                .extracting(Field::name, Field::protectedAttribute)
                .containsExactly(
                        tuple("amount", false),
                        tuple("CODE_GENDER", true),
                        tuple("Nationalite_pays", true),
                        tuple("customerSex", true),
                        tuple("essex_branch", false));
        assertThat(catalogue.features()).extracting(Feature::name).containsExactly("amount", "essex_branch");
        assertThat(catalogue.groups()).hasSize(2);
    }

    @Test
    void without_times_dates_are_left_out() throws IOException {
        // Given
        Path file = write(
                column("amount", row -> Integer.toString(row % 90)),
                column("hired", _ -> "2019-02-03"),
                column("left", row -> "2019-02-0" + (1 + row % 9)));
        // When
        Catalogue catalogue = Catalogue.read(new Survey(file, "id", "y", Optional.empty()).catalogue());
        // Then
        assertThat(catalogue.table().time()).isEmpty();
        assertThat(catalogue.table().excluded())
                .extracting(Table.Excluded::column)
                .containsExactly("applied", "hired", "left");
        assertThat(catalogue.table().excluded().getLast().why())
                .isEqualTo("it holds dates; with --time they become days before the application");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05, ISO",
        "2024-03-05T14:30:00Z, ISO",
        "2024-03-05 14:30:00.123, ISO",
        "2024-03-05T14:30+02:00, ISO",
        "25/3/2024, DAY_FIRST",
        "25.03.2024 14:30, DAY_FIRST",
        "3/25/2024, MONTH_FIRST",
        "03-25-2024 7:05:09, MONTH_FIRST",
    })
    void the_style_of_dates_is_found(String date, DateStyle style) throws IOException {
        // Given
        Path file = write(column("amount", row -> Integer.toString(row % 90)), column("day", _ -> date));
        // When
        Catalogue catalogue = Catalogue.read(new Survey(file, "id", "y", Optional.of("day")).catalogue());
        // Then
        assertThat(catalogue.table().time()).contains(new Table.Time("day", style));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            soon       | has a day that is no date, or none like those before it, in row 3.
            05.03.2024 | has a day that is no date, or none like those before it, in row 3.
            2024-02-30 | has a day that is no date, or none like those before it, in row 3.
            ''         | has rows with an empty day, which is to say when each was submitted.
            """)
    void times_that_cannot_be_read_are_refused_without_their_values(String third, String sentence) throws IOException {
        // Given
        Path file = write(
                column("amount", row -> Integer.toString(row % 90)),
                column("day", row -> row == 2 ? third : "2024-01-01"));
        // When / Then
        assertThatThrownBy(() -> new Survey(file, "id", "y", Optional.of("day")).catalogue())
                .isInstanceOf(UnusableTable.class)
                .hasMessage(file + " " + sentence);
    }

    @Test
    void a_table_that_lacks_what_it_needs_is_refused() throws IOException {
        // Given
        Path file = write(column("amount", row -> Integer.toString(row % 90)));
        Path nothing = Files.writeString(folder.resolve("nothing.csv"), "id,y,applied,empty\n1,0,2024-01-01,\n");
        Path header = Files.writeString(folder.resolve("header.csv"), "id,y,amount\n");
        Path semicolons = Files.writeString(folder.resolve("semicolons.csv"), "id;y;amount\n1;0;5\n");
        // When / Then
        assertRefused(new Survey(file, "number", "y", Optional.empty()), "has no column number.");
        assertRefused(new Survey(file, "id", "outcome", Optional.empty()), "has no column outcome.");
        assertRefused(new Survey(file, "id", "y", Optional.of("when")), "has no column when.");
        assertRefused(new Survey(nothing, "id", "y", Optional.of("applied")), "has no column that could be a feature.");
        assertRefused(new Survey(header, "id", "y", Optional.empty()), "has no rows.");
        assertRefused(
                new Survey(semicolons, "id", "y", Optional.empty()),
                "has no column id: its columns must be parted by commas.");
    }

    private static void assertRefused(Survey survey, String sentence) {
        assertThatThrownBy(survey::catalogue)
                .isInstanceOf(UnusableTable.class)
                .hasMessage(survey.file() + " " + sentence);
    }

    private record Column(String name, IntFunction<String> cell) {}

    private static Column column(String name, IntFunction<String> cell) {
        return new Column(name, cell);
    }

    private Catalogue survey(Column... columns) throws IOException {
        return Catalogue.read(new Survey(write(columns), "id", "y", Optional.of("applied")).catalogue());
    }

    /** With an id, an outcome and a time before the columns given. */
    private Path write(Column... columns) throws IOException {
        var all = new ArrayList<>(List.of(
                column("id", row -> "A" + row),
                column("y", row -> Integer.toString(row % 2)),
                column("applied", row -> "2023-05-%02dT09:00:00Z".formatted(1 + row % 28))));
        all.addAll(List.of(columns));
        String header = all.stream().map(Column::name).collect(joining(","));
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row ->
                        all.stream().map(column -> column.cell().apply(row)).collect(joining(",")))
                .collect(joining("\n"));
        return Files.writeString(folder.resolve("loans.csv"), header + "\n" + rows + "\n");
    }
}
