package scoreline.scoring.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void few_values_get_a_cell_each() {
        // Given
        Cells.Intervals flags = Cells.Intervals.learn(new float[] {0, 1, 1, 0, Float.NaN, 1});
        // When
        var intervals = new Binning.Intervals(List.of(flags));
        // Then
        assertThat(flags.lower()).containsExactly(0f, 1f);
        assertThat(intervals.of(0, 0)).isEqualTo((byte) Cells.FIRST);
        assertThat(intervals.of(0, 1)).isEqualTo((byte) (Cells.FIRST + 1));
        assertThat(intervals.of(0, Float.NaN)).isEqualTo((byte) Cells.MISSING);
        assertThat(intervals.of(0, -1)).isEqualTo((byte) Cells.BELOW);
        assertThat(intervals.of(0, 2)).isEqualTo((byte) Cells.ABOVE);
    }

    @Test
    void a_feature_that_training_never_saw_has_only_the_reserved_cells() {
        // Given
        Cells.Intervals nothing = Cells.Intervals.learn(new float[] {Float.NaN});
        // When
        byte cell = new Binning.Intervals(List.of(nothing)).of(0, 3);
        // Then
        assertThat(nothing.size()).isEqualTo(Cells.FIRST);
        assertThat(cell).isEqualTo((byte) Cells.ABOVE);
    }

    @RepeatedTest(100)
    void training_values_fill_the_cells_evenly_and_none_falls_outside(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var values = new float[1_200];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        // When
        Cells.Intervals cells = Cells.Intervals.learn(values);
        var counts = new int[cells.size()];
        var intervals = new Binning.Intervals(List.of(cells));
        for (float value : values) {
            counts[intervals.of(0, value)]++;
        }
        // Then
        assertThat(cells.lower()).hasSize(24);
        assertThat(Arrays.copyOf(counts, Cells.FIRST)).containsOnly(0);
        assertThat(Arrays.copyOfRange(counts, Cells.FIRST, counts.length)).containsOnly(50);
    }

    @Test
    void categories_are_listed_by_frequency_then_name() {
        // Given
        List<@Nullable String> values = Arrays.<@Nullable String>asList("b", "a", "c", "c", null);
        // When
        Cells.Categories categories = Cells.Categories.learn(values);
        // Then
        assertThat(categories.names()).containsExactly("c", "a", "b");
    }
}
