package scoreline.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static scoreline.drift.statistic.OracleTest.figure;
import static scoreline.drift.statistic.OracleTest.longs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.drift.Golden;
import scoreline.drift.Golden.Samples;

/// Published vectors: Evidently 0.7.21's own functions, NannyML's formulas and scipy 1.17.1. Their samples are drawn
/// again here;
/// each distinct value of both is a cell, which makes counts of cells the samples themselves. Bins of theirs are cut
/// here.
class GoldenTest {

    private static final double EXACT = 1e-9;

    private static final class Cells {

        private Cells() {}

        static double[] distinct(Samples samples) {
            return Stream.of(samples.reference(), samples.live())
                    .flatMapToDouble(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        /** Counts in k bins of equal width. */
        static long[] binned(double[] sample, double low, double high, int k) {
            var counts = new long[k];
            for (double value : sample) {
                counts[Math.clamp((long) ((value - low) / (high - low) * k), 0, k - 1)]++;
            }
            return counts;
        }

        static long[] at(double[] values, double[] sample) {
            var counts = new long[values.length];
            for (double value : sample) {
                counts[Arrays.binarySearch(values, value)]++;
            }
            return counts;
        }
    }

    static Stream<Samples> samples() {
        return Stream.of(
                        "G1_numeric_shift",
                        "G2_same_distribution",
                        "G3_small_n",
                        "G4_one_outlier_1e7",
                        "G5_discrete_8_values")
                .map(Golden::samples);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void numbers_agree_value_by_value(Samples samples) {
        // Given
        JsonNode expected = samples.expected();
        double[] values = Cells.distinct(samples);
        long[] reference = Cells.at(values, samples.reference());
        long[] live = Cells.at(values, samples.live());
        var axis = new Axis(values, values);
        // When
        var ks = KolmogorovSmirnov.of(reference, live);
        var wasserstein = Wasserstein.of(axis, reference, live);
        // Then
        assertThat(axis.mean(reference) * Counts.total(reference)).isCloseTo(figure(expected, "ref_sum"), within(1e-6));
        assertThat(ks.distance()).isCloseTo(figure(expected, "scipy_ks_D"), within(EXACT));
        // scipy corrects Kolmogorov's limit for finite samples; we do not.
        assertThat(ks.p()).isCloseTo(figure(expected, "scipy_ks_p_asymp"), withinPercentage(15));
        assertThat(axis.deviation(reference)).isCloseTo(figure(expected, "ref_std_ddof0"), within(EXACT));
        assertThat(wasserstein.distance()).isCloseTo(figure(expected, "scipy_wasserstein"), within(EXACT));
        assertThat(wasserstein.sigmas()).isCloseTo(figure(expected.get("evidently"), "wasserstein"), within(EXACT));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void numbers_agree_in_evidentlys_bins(Samples samples) {
        // Given
        JsonNode expected = samples.expected();
        double[] values = Cells.distinct(samples);
        int bins = expected.get("evidently_bins").intValue();
        boolean byValue = values.length == bins;
        double low = values[0];
        double high = values[values.length - 1];
        long[] reference =
                byValue ? Cells.at(values, samples.reference()) : Cells.binned(samples.reference(), low, high, bins);
        long[] live = byValue ? Cells.at(values, samples.live()) : Cells.binned(samples.live(), low, high, bins);
        // When
        double nats = JensenShannon.of(reference, live).nats();
        // Then
        assertThat(nats).isCloseTo(figure(expected.get("evidently"), "jensenshannon"), within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1_cat5", "C2_new_category", "C3_vanished_category", "C4_binary", "C5_rare_new_1e-5"})
    void categories_agree(String name) {
        // Given
        JsonNode expected = Golden.vector(name);
        long[] live = longs(expected.get("cur_counts"));
        long[] reference = Arrays.copyOf(longs(expected.get("ref_counts")), live.length);
        // When
        var chiSquare = ChiSquare.of(reference, live);
        var jensenShannon = JensenShannon.of(reference, live);
        var gap = LargestGap.of(reference, live);
        // Then
        assertThat(chiSquare.statistic()).isCloseTo(figure(expected, "scipy_chi2_contingency_stat"), within(EXACT));
        assertThat(chiSquare.degrees()).isEqualTo(expected.get("dof").intValue());
        assertThat(chiSquare.p()).isCloseTo(figure(expected, "scipy_chi2_contingency_p"), withinPercentage(1e-7));
        assertThat(jensenShannon.nats()).isCloseTo(figure(expected, "js_base_e"), within(EXACT));
        assertThat(jensenShannon.bits()).isCloseTo(figure(expected, "js_base_2"), within(EXACT));
        assertThat(gap.distance()).isCloseTo(figure(expected, "l_infinity"), within(EXACT));
    }

    @Test
    void two_proportions_agree() {
        // Given
        JsonNode expected = Golden.vector("C4_binary").get("evidently");
        // When
        double p = Proportions.of(800, 10_000, 120, 1_000).zP();
        // Then
        assertThat(p).isCloseTo(figure(expected, "z"), withinPercentage(1e-7));
    }

    @Test
    void discoveries_agree() {
        // Given
        JsonNode expected = Golden.vector("B1_multiple_testing");
        double[] p = doubles(expected.get("p"));
        // When
        double[] adjusted = FalseDiscovery.adjusted(p);
        // Then
        assertThat(adjusted).containsExactly(doubles(expected.get("bh_adj")), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"live, 'ndcg(true=baseline,score=live)'", "live_swapped, ndcg_swapped"})
    void rankings_agree(String live, String gain) {
        // Given
        JsonNode expected = Golden.vector("S1_ndcg");
        double[] reference = doubles(expected.get("baseline_mean_abs_shap"));
        // When
        double found = RankingGain.of(reference, doubles(expected.get(live)));
        // Then
        assertThat(found).isCloseTo(figure(expected, gain), within(EXACT));
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
