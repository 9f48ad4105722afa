package scoreline.training.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

class PastOfApplicationsTest {
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
    private static final int APPLICATIONS = 200;

    @TempDir
    private Path folder;

    @Test
    void the_order_of_the_files_rows_makes_no_difference() throws IOException {
        // Given
        new GeneratedTables(3, APPLICATIONS).write(folder);
        List<String> before = seen();
        // When
        for (KaggleTable table : KaggleTable.values()) {
            shuffle(table.in(folder).orElseThrow());
        }
        // Then
        assertThat(seen()).isEqualTo(before);
    }

    @Test
    void without_tables_everything_is_missing_and_said_to_be() throws IOException {
        // Given
        new GeneratedTables(3, APPLICATIONS).writeApplications(folder);
        // When
        try (var applications = applications();
                var past = past(applications)) {
            var seen = past.of(APPLICATIONS - 1);
            // Then
            assertThat(seen.aggregates()).hasSize(CATALOGUE.aggregates().size()).containsOnly(Double.NaN);
            assertThat(seen.emptySources())
                    .containsExactly(
                            "bureau",
                            "bureau_balance",
                            "previous_application",
                            "installments_payments",
                            "POS_CASH_balance",
                            "credit_card_balance");
        }
    }

    @Test
    void instalments_paid_twice_alike_are_two() throws IOException {
        // Given
        new GeneratedTables(3, APPLICATIONS).write(folder);
        Path file = KaggleTable.INSTALLMENTS_PAYMENTS.in(folder).orElseThrow();
        List<String> lines = new ArrayList<>(read(file));
        int before = count("PAYMENT_COUNT", firstCustomer(lines));
        // When
        lines.add(lines.get(1));
        replace(file, lines);
        // Then
        assertThat(count("PAYMENT_COUNT", firstCustomer(lines))).isEqualTo(before + 1);
    }

    @Test
    void a_cell_that_is_no_number_is_told_by_its_column() throws IOException {
        // Given
        new GeneratedTables(3, APPLICATIONS).write(folder);
        Path file = KaggleTable.POS_CASH_BALANCE.in(folder).orElseThrow();
        List<String> lines = new ArrayList<>(read(file));
        int column = List.of(lines.getFirst().split(",")).indexOf("SK_DPD");
        String[] cells = lines.get(1).split(",", -1);
        cells[column] = "secret";
        lines.set(1, String.join(",", cells));
        replace(file, lines);
        // When
        assertThatThrownBy(this::seen)
                // Then
                .isInstanceOf(UnusableHistory.class)
                .hasMessageContaining("POS_CASH_balance.csv has no readable SK_DPD")
                .hasMessageNotContaining("secret");
        assertThat(left()).isEmpty();
    }

    private List<String> seen() throws IOException {
        try (var applications = applications();
                var past = past(applications)) {
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < APPLICATIONS; i++) {
                seen.add(Arrays.toString(past.of(i).aggregates())
                        + HexFormat.of().formatHex(past.of(i).digest()));
            }
            return seen;
        }
    }

    private int count(String feature, String customer) throws IOException {
        var formula = CATALOGUE
                .features()
                .get(CATALOGUE.feature(feature).orElseThrow())
                .formula();
        try (var applications = applications();
                var past = past(applications)) {
            for (var application : applications) {
                if (application.applicationId().equals(customer)) {
                    var seen = past.of(application.index());
                    return (int) formula.of(application.row().with(seen.aggregates()));
                }
            }
        }
        throw new AssertionError("no application of " + customer);
    }

    private static String firstCustomer(List<String> lines) {
        int column = List.of(lines.getFirst().split(",")).indexOf("SK_ID_CURR");
        return lines.get(1).split(",", -1)[column];
    }

    private ApplicationTable applications() {
        return ApplicationTable.open(ApplicationTable.labelledIn(folder), CATALOGUE, SubmissionTimes.USUAL);
    }

    private PastOfApplications past(ApplicationTable applications) throws IOException {
        return PastOfApplications.compute(folder, applications, CATALOGUE, folder.resolve("scratch"), (_, _) -> {});
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(folder.resolve("scratch"))) {
            return files.toList();
        }
    }

    private static void shuffle(Path file) throws IOException {
        List<String> lines = new ArrayList<>(read(file));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(1));
        replace(file, lines);
    }

    private static List<String> read(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllLines(file);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** By a plain file in place of a compressed one. */
    private static void replace(Path file, List<String> lines) throws IOException {
        Files.delete(file);
        Files.write(Path.of(file.toString().replaceAll("\\.gz$", "")), lines);
    }
}
