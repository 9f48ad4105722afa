package scoreline.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticTest {

    @ParameterizedTest
    @CsvSource({"0.34730, 0.10", "0.46136, 0.05", "0.74346, 0.01", "1.16786, 0.001"})
    void the_null_of_many_cells_is_the_published_one(double critical, double p) {
        // Given
        double[] weights = IntStream.rangeClosed(1, 400)
                .mapToDouble(j -> 1 / (Math.PI * Math.PI * j * j))
                .toArray();
        // When
        double tail = new QuadraticForm(weights).upperTail(critical);
        // Then
        assertThat(tail).isCloseTo(p, withinPercentage(7));
    }

    @RepeatedTest(20)
    void an_unchanged_feature_of_few_uneven_values_is_called_changed_in_one_window_of_twenty(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int cells = 3 + run.getCurrentRepetition() % 6;
        double[] upTo = cumulative(random, cells);
        var test = CramerVonMises.Null.of(draw(random, upTo, 200_000));
        // When
        long alarms = IntStream.range(0, 2_000)
                .filter(_ -> test.test(draw(random, upTo, 300)).p() <= 0.05)
                .count();
        // Then
        assertThat(alarms / 2_000.0).isBetween(0.033, 0.067);
    }

    @Test
    void a_correlation_that_falls_is_tested_on_fishers_scale() {
        // When
        var change = CorrelationChange.of(0.5, 203, 0.3, 103, 1);
        var scattered = CorrelationChange.of(0.5, 203, 0.3, 103, 2);
        // Then: artanh 0.5 = ln 3 / 2, artanh 0.3 = ln(13/7) / 2
        double z = (Math.log(13 / 7.0) - Math.log(3)) / 2 / Math.sqrt(0.015);
        assertThat(change.z()).isCloseTo(z, within(1e-12));
        assertThat(change.p()).isCloseTo(0.0502, within(1e-4));
        assertThat(scattered.z()).isCloseTo(z / 2, within(1e-12));
        assertThat(change.effect(200, 100)).isCloseTo(0.04 - 0.015, within(1e-12));
    }

    @Test
    void of_a_correlation_that_cannot_be_told_nothing_is_said() {
        assertThat(CorrelationChange.of(0.5, 1_000, Double.NaN, 1_000, 1).p()).isEqualTo(1);
        assertThat(CorrelationChange.of(0.5, 1_000, Double.NaN, 1_000, 1).effect(1_000, 1_000))
                .isZero();
        assertThat(CorrelationChange.of(0.5, 1_000, -1, 2, 1).p()).isEqualTo(1);
        assertThat(CorrelationChange.of(1, 1_000, 1, 1_000, 1).p()).isEqualTo(1);
        assertThat(CorrelationChange.of(1, 1_000, 0.9, 1_000, 1).p()).isLessThan(1e-9);
    }

    @RepeatedTest(100)
    void the_divergence_of_two_normal_pairs_is_at_least_the_square_of_what_their_correlation_moved(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double r = random.nextDouble(-0.99, 0.99);
        double l = random.nextDouble(-0.99, 0.99);
        // When: Kullback and Leibler's divergence both ways
        double divergence = (1 - r * l) / (1 - r * r) + (1 - r * l) / (1 - l * l) - 2;
        // Then
        assertThat(CorrelationChange.of(r, 1_000, l, 1_000, 1).effect(1_000_000_000, 1_000_000_000))
                .isLessThanOrEqualTo(divergence + 1e-12);
    }

    @Test
    void tied_things_share_their_ranks_in_a_ranking() {
        // When
        double gain = RankingGain.of(new double[] {3, 2, 1}, new double[] {1, 5, 1});
        // Then: 2 first, then the mean of 3 and 1 twice
        double found = 2 + 2 / (Math.log(3) / Math.log(2)) + 2 / 2.0;
        double best = 3 + 2 / (Math.log(3) / Math.log(2)) + 1 / 2.0;
        assertThat(gain).isCloseTo(found / best, within(1e-12));
        assertThat(RankingGain.of(new double[2], new double[] {1, 2})).isEqualTo(1);
    }

    @RepeatedTest(100)
    void distances_are_symmetric_and_nothing_where_shares_agree(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        long[] a = random.longs(10, 0, 1_000).toArray();
        long[] b = random.longs(10, 0, 1_000).toArray();
        // When
        double psi = Stability.of(a, b).psi();
        double bits = JensenShannon.of(a, b).bits();
        // Then
        assertThat(psi).isNotNegative().isCloseTo(Stability.of(b, a).psi(), within(1e-12));
        assertThat(bits).isBetween(0.0, 1.0).isCloseTo(JensenShannon.of(b, a).bits(), within(1e-12));
        assertThat(Stability.of(a, a).psi()).isZero();
        assertThat(JensenShannon.of(a, a).bits()).isZero();
        assertThat(KolmogorovSmirnov.of(a, a).p()).isEqualTo(1);
        assertThat(LargestGap.of(a, b).distance()).isCloseTo(LargestGap.of(b, a).distance(), within(1e-15));
    }

    @RepeatedTest(50)
    void order_reversed_leaves_cramer_von_mises_and_wasserstein_as_they_are(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        long[] a = random.longs(12, 1, 1_000).toArray();
        long[] b = random.longs(12, 0, 1_000).toArray();
        double[] from = IntStream.range(0, 12).mapToDouble(j -> j * j).toArray();
        double[] to = IntStream.range(0, 12).mapToDouble(j -> (j + 1) * (j + 1)).toArray();
        // When
        var forwards = CramerVonMises.Null.of(a).test(b);
        var backwards = CramerVonMises.Null.of(reversed(a)).test(reversed(b));
        var near = Wasserstein.of(new Axis(from, to), a, b);
        var far = Wasserstein.of(new Axis(negated(to), negated(from)), reversed(a), reversed(b));
        // Then
        assertThat(backwards.statistic()).isCloseTo(forwards.statistic(), withinPercentage(1e-9));
        assertThat(backwards.p()).isCloseTo(forwards.p(), within(1e-9));
        assertThat(far.sigmas()).isCloseTo(near.sigmas(), withinPercentage(1e-9));
    }

    @RepeatedTest(30)
    void spreading_rows_over_cells_is_the_limit_of_many_small_cells(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int cells = 6;
        int parts = 500;
        double[] ends = random.doubles(cells + 1, 0, 100).sorted().toArray();
        long[] a = random.longs(cells, 0, 100).toArray();
        long[] b = random.longs(cells, 0, 100).toArray();
        var from = new double[cells * parts];
        var fineA = new long[cells * parts];
        var fineB = new long[cells * parts];
        for (int i = 0; i < from.length; i++) {
            int cell = i / parts;
            from[i] = ends[cell] + (ends[cell + 1] - ends[cell]) * (i % parts + 0.5) / parts;
            fineA[i] = a[cell];
            fineB[i] = b[cell];
        }
        // When
        var coarse = new Axis(Arrays.copyOf(ends, cells), Arrays.copyOfRange(ends, 1, cells + 1));
        // Then
        assertThat(Wasserstein.of(coarse, a, b).distance())
                .isCloseTo(Wasserstein.of(new Axis(from, from), fineA, fineB).distance(), withinPercentage(1));
        assertThat(coarse.deviation(a)).isCloseTo(new Axis(from, from).deviation(fineA), withinPercentage(0.1));
    }

    @Test
    void sparse_categories_are_merged_until_each_is_expected_often_enough() {
        // Given
        long[] reference = {90_000, 9_000, 400, 300, 200, 100};
        long[] live = {880, 95, 10, 5, 5, 5};
        // When
        var merged = ChiSquare.ofMerged(reference, live, 5);
        // Then
        assertThat(merged).isEqualTo(ChiSquare.of(new long[] {600, 9_400, 90_000}, new long[] {15, 105, 880}));
        assertThat(ChiSquare.ofMerged(new long[] {50, 1}, new long[] {50, 2}, 5).degrees())
                .isZero();
    }

    @Test
    void what_half_a_count_does_in_thin_cells_is_drawn_below_five_hundred_rows() {
        // Given
        var critical = new StabilityCritical();
        long[] zipf = IntStream.rangeClosed(1, 30).mapToLong(k -> 100_000 / k).toArray();
        long[] even = new long[20];
        Arrays.fill(even, 5_000);
        // When
        double thin = critical.of(zipf, 100);
        double limit = critical.of(even, 1_000);
        // Then
        var random = new SplittableRandom(9);
        double[] upTo = cumulative(zipf);
        long beyond = IntStream.range(0, 4_000)
                .filter(_ -> Stability.of(zipf, draw(random, upTo, 100)).psi() > thin)
                .count();
        assertThat(beyond / 4_000.0).isBetween(0.03, 0.07);
        // χ²₁₉ at 0.95, from tables.
        assertThat(limit).isCloseTo(30.1435 * (1 / 1_000.0 + 1 / 100_000.0), withinPercentage(0.001));
        assertThat(new StabilityCritical().of(zipf, 100)).isEqualTo(thin);
    }

    @Test
    void the_index_lies_about_nothing_where_nothing_changed() {
        // Given
        var random = new SplittableRandom(3);
        long[] even = new long[20];
        Arrays.fill(even, 5_000);
        double[] upTo = cumulative(even);
        // When
        double mean = IntStream.range(0, 2_000)
                .mapToDouble(_ -> Stability.of(even, draw(random, upTo, 1_000)).debiased())
                .average()
                .orElseThrow();
        // Then
        assertThat(mean).isCloseTo(0, within(0.001));
    }

    @Test
    void a_window_of_another_reference_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stability.of(new long[] {1, 2}, new long[] {1, 2, 3}))
                .withMessage("the reference has 2 cells, the window 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JensenShannon.of(new long[] {1, 2}, new long[] {0, 0}))
                .withMessage("neither the reference nor the window may be empty");
    }

    @Test
    void fewer_rows_see_larger_shifts() {
        // When
        double hundred = Power.detectableShift(100_000, 100, 0.05 / 100);
        double thousand = Power.detectableShift(100_000, 1_000, 0.05 / 100);
        long rows = Power.rowsToDetect(0.5, 100_000, 0.05 / 100);
        // Then
        assertThat(hundred).isCloseTo(thousand * Math.sqrt(10), withinPercentage(1));
        assertThat(Power.detectableShift(100_000, rows, 0.05 / 100)).isLessThanOrEqualTo(0.5);
        assertThat(Power.detectableShift(100_000, rows - 1, 0.05 / 100)).isGreaterThan(0.5);
        assertThat(Power.rowsToDetect(0.5, 50, 0.05 / 100)).isEqualTo(Long.MAX_VALUE);
    }

    private static double[] cumulative(SplittableRandom random, int cells) {
        return cumulative(random.longs(cells, 50, 5_000).toArray());
    }

    private static double[] cumulative(long[] counts) {
        double total = Counts.total(counts);
        var upTo = new double[counts.length];
        double below = 0;
        for (int i = 0; i < upTo.length; i++) {
            below += counts[i] / total;
            upTo[i] = below;
        }
        return upTo;
    }

    private static long[] draw(SplittableRandom random, double[] upTo, int rows) {
        var counts = new long[upTo.length];
        for (int row = 0; row < rows; row++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble());
            counts[Math.min(found < 0 ? -found - 1 : found, upTo.length - 1)]++;
        }
        return counts;
    }

    private static long[] reversed(long[] counts) {
        return IntStream.range(0, counts.length)
                .mapToLong(i -> counts[counts.length - 1 - i])
                .toArray();
    }

    private static double[] negated(double[] ends) {
        return IntStream.range(0, ends.length)
                .mapToDouble(i -> -ends[ends.length - 1 - i])
                .toArray();
    }
}
