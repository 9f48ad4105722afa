package scoreline.scoring.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

class NormalScoresTest {

    private static final int STEPS = 20_000;

    @Test
    void even_cells_have_the_normal_quantiles_of_their_middles() {
        // Given
        var feature = feature(
                new Cells.Intervals(
                        IntStream.range(0, 20).mapToObj(i -> (float) i).toList(), 20),
                Collections.nCopies(20, 500L));
        // When
        List<Integer> codes =
                NormalScores.of(feature, IntStream.range(0, 20).asDoubleStream().toArray());
        // Then
        for (int own = 0; own < 20; own++) {
            assertThat(normal(codes.get(Cells.FIRST + own) / 100.0)).isCloseTo((own + 0.5) / 20, within(0.003));
            assertThat(codes.get(Cells.FIRST + own)).isEqualTo(-codes.get(Cells.FIRST + 19 - own));
        }
        assertThat(codes.get(Cells.BELOW)).isEqualTo(codes.get(Cells.FIRST));
        assertThat(codes.get(Cells.ABOVE)).isEqualTo(codes.getLast());
        assertThat(codes.get(Cells.MISSING)).isZero();
        assertThat(codes.get(Cells.SENTINEL)).isZero();
    }

    @Test
    void categories_stand_in_the_order_of_what_they_are_worth() {
        // Given
        var feature = feature(new Cells.Categories(List.of("often", "seldom", "rare")), List.of(600L, 300L, 100L));
        // When
        List<Integer> codes = NormalScores.of(feature, new double[] {0.2, 0.1, 0.3});
        // Then: seldom lies around 0.15, often around 0.6, rare around 0.95
        assertThat(normal(codes.get(Cells.FIRST + 1) / 100.0)).isCloseTo(0.15, within(0.003));
        assertThat(normal(codes.get(Cells.FIRST) / 100.0)).isCloseTo(0.6, within(0.003));
        assertThat(normal(codes.get(Cells.FIRST + 2) / 100.0)).isCloseTo(0.95, within(0.003));
        assertThat(codes.get(Cells.UNSEEN)).isZero();
    }

    private static FeatureReference feature(Cells cells, List<Long> own) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(Cells.FIRST, 0L));
        counts.addAll(own);
        return new FeatureReference("F", cells, counts);
    }

    /** The normal distribution, by Simpson's rule. */
    private static double normal(double x) {
        double width = x / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-Math.pow(i * width, 2) / 2);
        }
        return 0.5 + sum * width / 3 / Math.sqrt(2 * Math.PI);
    }
}
