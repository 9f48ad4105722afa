package scoreline.standalone.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.training.generated.Drift;
import scoreline.training.generated.Scenario;

class GenerateTest {
    private static final Change NONE =
            new Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Instant START = Instant.parse("2018-01-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final StringWriter terminal = new StringWriter();

    @Test
    void a_scenario_alone_is_of_its_usual_strength_and_from_the_first_row_on() {
        // When
        var change = new Change(Optional.of(Scenario.MIX), Optional.empty(), Optional.empty(), Optional.empty());
        // Then
        assertThat(of(change, false).tables().people().drift()).contains(new Drift(Scenario.MIX, 0.2, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"3000, 3000", "2018-01-01T00:05Z, 30", "2018-01-02, 8640"})
    void it_begins_at_a_row_or_a_time(String from, long row) {
        // When
        var change = new Change(Optional.of(Scenario.SHIFT), Optional.of(1.5), Optional.of(from), Optional.of(20L));
        // Then
        assertThat(of(change, false).tables().people().drift()).contains(new Drift(Scenario.SHIFT, 1.5, row, 20));
    }

    @Test
    void it_says_where_the_rows_change_and_where_the_outcomes_are() throws IOException {
        // Given
        var change = new Change(Optional.of(Scenario.CONCEPT), Optional.empty(), Optional.of("5"), Optional.empty());
        // When
        of(change, true).run(new PrintWriter(terminal, true));
        // Then
        assertThat(terminal.toString()).contains("From row 5 on: Hard times (strength 0.7).", "outcomes.csv");
        assertThat(folder.resolve("outcomes.csv")).exists();
    }

    @Test
    void unasked_it_writes_no_outcomes_and_changes_nothing() throws IOException {
        // When
        of(NONE, false).run(new PrintWriter(terminal, true));
        // Then
        assertThat(terminal.toString()).hasLineCount(1);
        assertThat(folder.resolve("application_train.csv.gz")).exists();
        assertThat(folder.resolve("outcomes.csv")).doesNotExist();
    }

    private Generate of(Change change, boolean outcomes) {
        return Generate.of(folder, 10, 1, change, outcomes, START, EVERY);
    }
}
