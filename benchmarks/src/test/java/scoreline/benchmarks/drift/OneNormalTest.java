package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Shape;
import scoreline.scoring.reference.Cells;

class OneNormalTest {
    private static final int ROWS = 240;
    private static final int REFERENCES = 4_000;

    @Test
    void bounds_are_spread_as_those_of_rows_that_were_drawn() {
        // Given
        LongFunction<Cells.Intervals> learnt = seed -> {
            var random = new SplittableRandom(seed);
            var values = new float[ROWS];
            for (int row = 0; row < ROWS; row++) {
                values[row] = (float) random.nextGaussian();
            }
            return Cells.Intervals.learn(values);
        };
        LongFunction<Cells.Intervals> drawn =
                seed -> OneNormal.draw(ROWS, new SplittableRandom(-1 - seed)).cells();
        // Then
        for (int q : new int[] {0, 1, 12, 23}) {
            assertThat(mean(drawn, q)).isCloseTo(mean(learnt, q), within(0.03));
            assertThat(spread(drawn, q)).isCloseTo(spread(learnt, q), withinPercentage(8));
        }
    }

    private static double mean(LongFunction<Cells.Intervals> cells, int q) {
        return LongStream.range(0, REFERENCES)
                .mapToDouble(seed -> cells.apply(seed).lower().get(q))
                .average()
                .orElseThrow();
    }

    /** Of what lies between a bound and the next, or the largest value. */
    private static double spread(LongFunction<Cells.Intervals> cells, int q) {
        double[] widths = LongStream.range(0, REFERENCES)
                .mapToDouble(seed -> {
                    Cells.Intervals each = cells.apply(seed);
                    return (q + 1 < each.lower().size() ? each.lower().get(q + 1) : each.max())
                            - each.lower().get(q);
                })
                .toArray();
        return Delay.of(widths).error();
    }

    @Test
    void as_many_cells_are_drawn_as_are_learnt_and_filled_evenly() {
        // Given
        var normal = new NormalDistribution(null, 0, 1);
        // When
        Cells.Intervals cells =
                OneNormal.draw(1_000_000, new SplittableRandom(1)).cells();
        // Then
        assertThat(cells.lower()).hasSize(Cells.Intervals.QUANTILES);
        for (int q = 1; q < Cells.Intervals.QUANTILES; q++) {
            assertThat(normal.cumulativeProbability(cells.lower().get(q)))
                    .isCloseTo((double) q / Cells.Intervals.QUANTILES, within(0.003));
        }
    }

    @RepeatedTest(5)
    void the_distance_is_the_one_that_a_judge_finds(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        OneNormal feature = OneNormal.draw(1_000, random);
        long[] window = window(feature, 1, 1_000, random);
        // When
        Finding found = feature.finding(feature.judge(), window);
        // Then
        assertThat(window[Cells.ABOVE]).isPositive();
        assertThat(feature.distance(window))
                .isEqualTo(((Shape.Ordered) found.shape()).wasserstein().sigmas());
    }

    @Test
    void a_window_is_like_its_reference_and_a_moved_one_is_not() {
        // Given
        var random = new SplittableRandom(2);
        OneNormal feature = OneNormal.draw(100_000, random);
        Judge judge = feature.judge();
        // When
        double same = feature.finding(judge, window(feature, 0, 5_000, random)).effect();
        double moved =
                feature.finding(judge, window(feature, 0.5, 5_000, random)).effect();
        // Then
        assertThat(same).isCloseTo(0, within(0.005));
        assertThat(moved).isCloseTo(0.25, within(0.06));
    }

    private static long[] window(OneNormal feature, double shift, int rows, SplittableRandom random) {
        long[] window = feature.nothing();
        CellDraw drawn = feature.moved(shift);
        for (int row = 0; row < rows; row++) {
            window[Byte.toUnsignedInt(drawn.next(random))]++;
        }
        return window;
    }
}
