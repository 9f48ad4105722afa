package scoreline.training.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.training.tables.SubmissionTimes;

class LoanOutcomeTest {

    private static final int LABELLED = 1_000;
    private static final SubmissionTimes TIMES =
            new SubmissionTimes(Instant.parse("2020-02-01T08:00:00Z"), Duration.ofMinutes(7));

    @TempDir
    private Path folder;

    /** A line of outcomes.csv. */
    private record Known(long application, long applicant, Instant at, String defaulted) {
        static Known of(String line) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSize(4);
            return new Known(Long.parseLong(cells[0]), Long.parseLong(cells[1]), Instant.parse(cells[2]), cells[3]);
        }
    }

    @Test
    void every_application_of_both_tables_has_an_outcome_and_the_labelled_one_its_label() throws IOException {
        // Given
        var tables = new GeneratedTables(7, LABELLED);
        tables.write(folder);
        // When
        tables.writeOutcomes(folder, TIMES);
        // Then
        List<String> lines = lines();
        assertThat(lines.getFirst()).isEqualTo("application_id,applicant_id,observed_at,defaulted");
        assertThat(lines).hasSize(1 + LABELLED + LABELLED / 5);
        for (int i = 0; i < lines.size() - 1; i++) {
            Known known = Known.of(lines.get(1 + i));
            GeneratedApplication application = new GeneratedApplications(7).at(i);
            assertThat(known.application()).isEqualTo(900_000_001L + i).isEqualTo(known.applicant());
            assertThat(known.defaulted()).isEqualTo(application.defaulted() ? "1" : "0");
        }
    }

    @Test
    void defaults_are_known_after_four_to_twelve_months_and_repayments_after_the_year() throws IOException {
        // Given
        var tables = new GeneratedTables(7, LABELLED);
        // When
        tables.writeOutcomes(folder, TIMES);
        // Then
        List<String> lines = lines();
        for (int i = 0; i < lines.size() - 1; i++) {
            Known known = Known.of(lines.get(1 + i));
            Instant submitted = TIMES.of(i % LABELLED);
            Duration after = Duration.between(submitted, known.at());
            assertThat(after).isEqualTo(Duration.ofDays(after.toDays()));
            if (known.defaulted().equals("1")) {
                assertThat(after.toDays()).isBetween(121L, 370L);
            } else {
                assertThat(after.toDays()).isBetween(366L, 375L);
            }
        }
    }

    @Test
    void most_defaults_miss_one_of_the_first_five_instalments() {
        // When
        List<GeneratedApplication> defaults = new GeneratedApplications(2)
                .from(0)
                .limit(20_000)
                .filter(GeneratedApplication::defaulted)
                .toList();
        // Then ninety days late and ten to report it
        double early = defaults.stream().filter(d -> d.daysUntilKnown() <= 250).count() / (double) defaults.size();
        assertThat(early).isCloseTo(0.72, within(0.04));
    }

    @Test
    void the_same_seed_writes_the_same_bytes() throws IOException {
        // Given
        var tables = new GeneratedTables(7, 100);
        tables.writeOutcomes(folder, TIMES);
        byte[] once = Files.readAllBytes(folder.resolve("outcomes.csv"));
        // When
        tables.writeOutcomes(folder, TIMES);
        // Then
        assertThat(folder.resolve("outcomes.csv")).hasBinaryContent(once);
    }

    @Test
    void in_hard_times_more_default() throws IOException {
        // Given
        var hard = new GeneratedApplications(7, Optional.of(new Drift(Scenario.CONCEPT, 2, 0, 1)));
        new GeneratedTables(7, LABELLED).writeOutcomes(folder, TIMES);
        long usual = defaults();
        // When
        new GeneratedTables(hard, LABELLED).writeOutcomes(folder, TIMES);
        // Then
        assertThat(defaults()).isGreaterThan(2 * usual);
    }

    @Test
    void outcomes_of_another_run_do_not_stay() throws IOException {
        // Given
        var tables = new GeneratedTables(1, 10);
        tables.write(folder);
        tables.writeOutcomes(folder, TIMES);
        // When
        tables.write(folder);
        // Then
        assertThat(folder.resolve("outcomes.csv")).doesNotExist();
    }

    @Test
    void outcomes_that_were_not_generated_are_left_alone() throws IOException {
        // Given
        Path theirs = Files.writeString(folder.resolve("outcomes.csv"), "theirs");
        // When, Then
        assertThatThrownBy(() -> new GeneratedTables(1, 10).write(folder))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("it holds an outcomes.csv that was not generated");
        assertThat(theirs).hasContent("theirs");
    }

    private long defaults() throws IOException {
        return lines().stream().filter(line -> line.endsWith(",1")).count();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("outcomes.csv"));
    }
}
