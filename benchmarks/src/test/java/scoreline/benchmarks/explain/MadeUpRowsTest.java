package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MadeUpRowsTest {
    @Test
    void a_seed_draws_the_same_rows_each_time() {
        // When
        var rows = MadeUpRows.draw(7, 50);
        // Then
        assertThat(MadeUpRows.draw(7, 50).features()).isEqualTo(rows.features());
        assertThat(MadeUpRows.draw(7, 50).labels()).isEqualTo(rows.labels());
        assertThat(MadeUpRows.draw(8, 50).features()).isNotEqualTo(rows.features());
    }

    @Test
    void three_tenths_are_missing_and_one_in_twelve_defaults() {
        // When
        var rows = MadeUpRows.draw(1, 20_000);
        // Then
        double missing = 0;
        for (float value : rows.features()) {
            missing += Float.isNaN(value) ? 1 : 0;
        }
        double defaults = 0;
        for (float label : rows.labels()) {
            defaults += label;
        }
        assertThat(missing / rows.features().length).isCloseTo(0.3, within(0.01));
        assertThat(defaults / rows.count()).isCloseTo(0.08, within(0.01));
    }

    @Test
    void measured_rows_come_in_turn_and_begin_again() {
        // Given
        var rows = new MeasuredRows(MeasuredRows.BATCH);
        float[] first = rows.next();
        // When
        for (int i = 1; i < MeasuredRows.COUNT / MeasuredRows.BATCH; i++) {
            assertThat(rows.next()).isNotSameAs(first).hasSameSizeAs(first);
        }
        // Then
        assertThat(rows.next()).isSameAs(first);
        assertThat(new MeasuredRows(1).next()).isEqualTo(Arrays.copyOf(first, MadeUpRows.FEATURES));
    }
}
