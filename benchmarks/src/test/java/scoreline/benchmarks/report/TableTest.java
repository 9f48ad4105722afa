package scoreline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(
            List.of("Load", "decisions/s", "p99"),
            List.of(List.of("exactly once", "6,512", "120.5"), List.of("at least once", "10,000", "9.0")));

    @Test
    void columns_stand_below_each_other() {
        // When
        var text = table.text();
        // Then
        assertThat(text)
                .containsExactly(
                        "Load            decisions/s     p99",
                        "exactly once          6,512   120.5",
                        "at least once        10,000     9.0");
    }

    @Test
    void markdown_aligns_numbers_right() {
        // When
        var markdown = table.markdown();
        // Then
        assertThat(markdown)
                .containsExactly(
                        "| Load | decisions/s | p99 |",
                        "| --- | --: | --: |",
                        "| exactly once | 6,512 | 120.5 |",
                        "| at least once | 10,000 | 9.0 |");
    }

    @Test
    void a_row_of_another_width_is_refused() {
        // When
        assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 cells, had 1");
    }
}
