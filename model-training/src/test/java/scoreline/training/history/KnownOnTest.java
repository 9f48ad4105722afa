package scoreline.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.history.PastSeen;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/** Every third row of a table is moved to the day after the application, or to its day, and no other. */
class KnownOnTest {
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
    private static final int APPLICATIONS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTables() throws IOException {
        new GeneratedTables(11, APPLICATIONS).write(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "BUREAU, DAYS_CREDIT_UPDATE",
        "BUREAU_BALANCE, MONTHS_BALANCE",
        "PREVIOUS_APPLICATION, DAYS_DECISION",
        "INSTALLMENTS_PAYMENTS, DAYS_ENTRY_PAYMENT",
        "POS_CASH_BALANCE, MONTHS_BALANCE",
        "CREDIT_CARD_BALANCE, MONTHS_BALANCE"
    })
    void what_became_known_after_the_application_might_as_well_not_be_there(KaggleTable table, String column)
            throws IOException {
        // Given
        List<String> lines = alone(table);
        List<String> before = seen();
        replace(table, everyThird(lines, line -> ""));
        List<String> without = seen();
        // When
        replace(table, everyThird(lines, line -> with(lines, line, column, "1")));
        // Then
        assertThat(seen()).isEqualTo(without).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "BUREAU, DAYS_CREDIT_UPDATE",
        "BUREAU_BALANCE, MONTHS_BALANCE",
        "PREVIOUS_APPLICATION, DAYS_DECISION",
        "INSTALLMENTS_PAYMENTS, DAYS_ENTRY_PAYMENT",
        "POS_CASH_BALANCE, MONTHS_BALANCE",
        "CREDIT_CARD_BALANCE, MONTHS_BALANCE"
    })
    void what_became_known_on_the_day_of_the_application_is_seen(KaggleTable table, String column) throws IOException {
        // Given
        List<String> lines = alone(table);
        List<String> none = new ArrayList<>(lines.subList(0, 1));
        replace(table, none);
        long withoutAny = customersWithout(table);
        // When
        lines.subList(1, lines.size()).replaceAll(line -> with(lines, line, column, "0"));
        replace(table, lines);
        long onTheDay = customersWithout(table);
        lines.subList(1, lines.size()).replaceAll(line -> with(lines, line, column, "1"));
        replace(table, lines);
        // Then
        assertThat(withoutAny).isEqualTo(APPLICATIONS);
        assertThat(onTheDay).isLessThan(withoutAny);
        assertThat(customersWithout(table)).isEqualTo(withoutAny);
    }

    private List<String> seen() throws IOException {
        return pasts().map(past -> Arrays.toString(past.aggregates())
                        + HexFormat.of().formatHex(past.digest())
                        + past.emptySources())
                .toList();
    }

    private long customersWithout(KaggleTable table) throws IOException {
        return pasts().filter(past -> past.emptySources().contains(table.source()))
                .count();
    }

    private Stream<PastSeen> pasts() throws IOException {
        try (var applications =
                        ApplicationTable.open(ApplicationTable.labelledIn(folder), CATALOGUE, SubmissionTimes.USUAL);
                var past = PastOfApplications.compute(
                        folder, applications, CATALOGUE, folder.resolve("scratch"), (_, _) -> {})) {
            List<PastSeen> all = new ArrayList<>();
            for (int i = 0; i < APPLICATIONS; i++) {
                all.add(past.of(i));
            }
            return all.stream();
        }
    }

    private static List<String> everyThird(List<String> lines, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(lines);
        for (int i = 1; i < changed.size(); i += 3) {
            changed.set(i, change.apply(changed.get(i)));
        }
        changed.removeIf(String::isEmpty);
        return changed;
    }

    private static String with(List<String> lines, String line, String column, String cell) {
        String[] cells = line.split(",", -1);
        cells[List.of(lines.getFirst().split(",")).indexOf(column)] = cell;
        return String.join(",", cells);
    }

    /** The lines of a table that is left as the only one, or beside the credits that its months belong to. */
    private List<String> alone(KaggleTable table) throws IOException {
        for (KaggleTable other : KaggleTable.values()) {
            boolean needed = table == KaggleTable.BUREAU_BALANCE && other == KaggleTable.BUREAU;
            if (other != table && !needed) {
                Files.delete(other.in(folder).orElseThrow());
            }
        }
        try (var in = new GZIPInputStream(Files.newInputStream(table.in(folder).orElseThrow()))) {
            return new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    /** A plain file comes before a compressed one. */
    private void replace(KaggleTable table, List<String> lines) throws IOException {
        Files.write(folder.resolve(table.source() + ".csv"), lines);
    }
}
