package scoreline.training.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.training.tables.CsvTable;

class InventoryTest {

    @TempDir
    private Path folder;

    @Test
    void numbers_and_categories_are_fields_whoever_is_protected_and_the_rest_has_a_reason() throws IOException {
        // Given
        String rows = IntStream.range(0, 200)
                .mapToObj(row ->
                        "A%d,%d.5,%s,2024-01-%02d,x".formatted(row, row % 40, row % 2 == 0 ? "F" : "M", 1 + row % 28))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("t.csv"), "key,loan amount,gender,born,same\n" + rows + "\n");
        // When
        try (var csv = CsvTable.open(file)) {
            var inventory = Inventory.of(csv, Set.of("key"), _ -> {});
            // Then
            assertThat(inventory.fields()).extracting(Field::name).containsExactly("loan_amount", "gender");
            assertThat(inventory.columns()).extracting(Table.Column::column).containsExactly("loan amount");
            assertThat(inventory.excluded())
                    .containsExactly(
                            new Table.Excluded("born", "it holds dates, which move with the calendar"),
                            new Table.Excluded("same", "it is the same in every row"));
        }
    }
}
