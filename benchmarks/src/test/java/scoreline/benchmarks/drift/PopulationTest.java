package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scoreline.scoring.reference.Cells;

class PopulationTest {

    @RepeatedTest(10)
    void cells_are_drawn_as_often_as_their_chances_say(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] weights =
                random.doubles(3 + run.getCurrentRepetition()).map(w -> w * w).toArray();
        double all = Arrays.stream(weights).sum();
        double[] chances = Arrays.stream(weights).map(w -> w / all).toArray();
        var draw = new CellDraw(chances);
        // When
        int draws = 400_000;
        var seen = new int[chances.length];
        for (int i = 0; i < draws; i++) {
            seen[Byte.toUnsignedInt(draw.next(random))]++;
        }
        // Then
        for (int cell = 0; cell < chances.length; cell++) {
            double chance = 5 * Math.sqrt(chances[cell] * (1 - chances[cell]) / draws);
            assertThat((double) seen[cell] / draws).isCloseTo(chances[cell], within(chance + 1e-9));
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind.Normal(0), new Kind.Normal(0.5), new Kind.Flag(0.01), new Kind.Count(), new Kind.Category(8));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void chances_of_cells_are_the_shares_of_values_in_them(Kind kind) {
        // Given
        var cells = new Cells.Intervals(List.of(0f, 1f, 2f), 3);
        var random = new SplittableRandom(1);
        // When
        int draws = 200_000;
        var seen = new double[cells.size()];
        for (int i = 0; i < draws; i++) {
            float value = kind.draw(random);
            int cell = value < 0
                    ? Cells.BELOW
                    : value > 3 ? Cells.ABOVE : Cells.FIRST + Math.min(2, (int) Math.floor(value));
            seen[cell] += 1.0 / draws;
        }
        // Then
        double[] chances = kind.chances(cells, 0);
        IntStream.range(0, seen.length).forEach(cell -> assertThat(seen[cell]).isCloseTo(chances[cell], within(0.006)));
        assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void what_is_missing_leaves_the_rest_its_proportions() {
        // When
        double[] chances = new Kind.Count().chances(new Cells.Intervals(List.of(0f), 0), 0.2);
        // Then
        assertThat(chances[Cells.MISSING]).isEqualTo(0.2);
        assertThat(chances[Cells.FIRST]).isCloseTo(0.8 * (1 - Math.exp(-1)), within(1e-12));
        assertThat(chances[Cells.ABOVE]).isCloseTo(0.8 * Math.exp(-1), within(1e-12));
    }
}
