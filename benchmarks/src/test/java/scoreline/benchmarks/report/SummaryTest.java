package scoreline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Table TABLE = new Table(List.of("Load", "p99"), List.of(List.of("half", "9.0")));

    private record Findings(List<Table> tables, List<String> sentences, List<String> how) implements Summary {}

    @Test
    void tables_come_before_sentences() {
        // When
        var summary = new Findings(List.of(TABLE, TABLE), List.of("It was late."), List.of());
        // Then
        assertThat(summary.text())
                .containsExactly("Load   p99", "half   9.0", "", "Load   p99", "half   9.0", "", "It was late.");
        assertThat(summary.markdown()).endsWith("| half | 9.0 |", "", "- It was late.");
    }

    @Test
    void how_it_was_measured_stands_below_and_not_on_the_terminal() {
        // When
        var summary = new Findings(List.of(TABLE), List.of("It was late."), List.of("On one thread."));
        // Then
        assertThat(summary.text()).doesNotContain("- On one thread.").endsWith("It was late.");
        assertThat(summary.markdown()).endsWith("- It was late.", "", "## How", "", "- On one thread.");
    }
}
