package scoreline.dashboard.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

class StandingTest {
    /** 10 missing, 1 below and 1 above from another table; 20 in [0, 10), 60 in [10, 30), 20 in [30, 40]. */
    private static final FeatureReference NUMBERS = new FeatureReference(
            "number", new Cells.Intervals(List.of(0f, 10f, 30f), 40f), List.of(10L, 0L, 1L, 1L, 0L, 20L, 60L, 20L));

    @Test
    void a_value_stands_within_its_cell_as_if_the_cell_were_even() {
        assertThat(Standing.below(NUMBERS, Cells.FIRST, 0f)).hasValue(0);
        assertThat(Standing.below(NUMBERS, Cells.FIRST, 5f)).hasValue(0.1);
        assertThat(Standing.below(NUMBERS, Cells.FIRST + 1, 20f)).hasValue(0.5);
        assertThat(Standing.below(NUMBERS, Cells.FIRST + 2, 40f)).hasValue(1);
    }

    @Test
    void a_value_beyond_all_of_training_stands_at_the_end() {
        assertThat(Standing.below(NUMBERS, Cells.BELOW, -1f)).hasValue(0);
        assertThat(Standing.below(NUMBERS, Cells.ABOVE, 41f)).hasValue(1);
    }

    @Test
    void what_is_not_known_or_has_no_order_stands_nowhere() {
        assertThat(Standing.below(NUMBERS, Cells.MISSING, Float.NaN)).isEmpty();
        assertThat(Standing.below(NUMBERS, Cells.SENTINEL, Float.NaN)).isEmpty();
        assertThat(Standing.below(NUMBERS, 200, 1f)).isEmpty();
        var categories =
                new FeatureReference("category", new Cells.Categories(List.of("a")), List.of(0L, 0L, 0L, 0L, 0L, 3L));
        assertThat(Standing.below(categories, Cells.FIRST, 0.2f)).isEmpty();
        var unknown = new FeatureReference("unknown", new Cells.Intervals(List.of(), 0), List.of(3L, 0L, 0L, 0L, 0L));
        assertThat(Standing.below(unknown, Cells.ABOVE, 1f)).isEmpty();
    }
}
