package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.scoring.reference.Cells;

class AxisTest {
    @Test
    void neighbouring_intervals_are_taken_together_where_there_are_too_many() {
        // Given
        var lower = IntStream.range(0, 100).mapToObj(i -> (float) i).toList();
        // When
        var axis = Axis.ofReference(0, new Cells.Intervals(lower, 120), true, 40);
        // Then
        var spans = axis.spans();
        assertThat(spans).hasSizeLessThanOrEqualTo(40);
        assertThat(spans.getFirst()).isEqualTo(Span.below(0));
        assertThat(spans.get(1)).isEqualTo(Span.interval(0, 3));
        assertThat(spans.get(spans.size() - 4)).isEqualTo(Span.interval(99, 120));
        assertThat(spans.get(spans.size() - 3)).isEqualTo(Span.above(120));
        assertThat(spans.get(spans.size() - 2)).isEqualTo(Span.of(Span.Kind.SENTINEL));
        assertThat(spans.getLast()).isEqualTo(Span.of(Span.Kind.MISSING));
    }

    @Test
    void rarer_categories_are_taken_together_where_there_are_too_many() {
        // Given
        var names = IntStream.range(0, 58).mapToObj(i -> "category " + i).toList();
        // When
        var axis = Axis.ofReference(0, new Cells.Categories(names), false, 40);
        // Then
        assertThat(axis.spans())
                .hasSize(39)
                .endsWith(
                        Span.category("category 35"),
                        Span.of(Span.Kind.OTHER),
                        Span.of(Span.Kind.UNSEEN),
                        Span.of(Span.Kind.MISSING));
    }

    @Test
    void a_feature_that_training_saw_no_value_of_has_cells_without_ends() {
        // When
        var axis = Axis.ofReference(0, new Cells.Intervals(List.of(), 0), false, 40);
        // Then
        assertThat(axis.spans())
                .containsExactly(Span.of(Span.Kind.BELOW), Span.of(Span.Kind.ABOVE), Span.of(Span.Kind.MISSING));
    }
}
