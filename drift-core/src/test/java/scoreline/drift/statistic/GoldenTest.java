package scoreline.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static scoreline.drift.statistic.OracleTest.figure;
import static scoreline.drift.statistic.OracleTest.longs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Published vectors: Evidently 0.7.21's own functions, NannyML's formulas and scipy 1.17.1. Their samples are drawn
/// again here;
/// each distinct value of both is a cell, which makes counts of cells the samples themselves. Bins of theirs are cut
/// here.
class GoldenTest {

    private static final double EXACT = 1e-9;

    private static JsonNode golden(String name) {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/scoreline/drift/golden.json")) {
            return Objects.requireNonNull(
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get(name), name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Samples {
        private final double[] reference;
        private final double[] live;

        Samples(double[] reference, double[] live) {
            this.reference = reference;
            this.live = live;
        }

        static double[] draw(SplittableRandom random, int n, DoubleUnaryOperator of) {
            return random.doubles(n).map(of).toArray();
        }

        double[] distinct() {
            return Stream.of(reference, live)
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

    static Stream<Arguments> samples() {
        var one = new SplittableRandom(42);
        double[] reference = Samples.draw(one, 5_000, u -> 1_000 * u * u);
        double[] live = Samples.draw(one, 1_000, u -> 1_100 * u * u + 5);
        double[] outlier = live.clone();
        outlier[0] = 1e7;
        return Stream.of(
                Arguments.of("G1_numeric_shift", new Samples(reference, live)),
                Arguments.of(
                        "G2_same_distribution",
                        new Samples(
                                Samples.draw(new SplittableRandom(1), 5_000, u -> 1_000 * u * u),
                                Samples.draw(new SplittableRandom(2), 1_000, u -> 1_000 * u * u))),
                Arguments.of(
                        "G3_small_n",
                        new Samples(
                                Samples.draw(new SplittableRandom(3), 300, u -> 2 * u - 1),
                                Samples.draw(new SplittableRandom(4), 200, u -> 2 * u - 0.8))),
                Arguments.of("G4_one_outlier_1e7", new Samples(reference, outlier)),
                Arguments.of(
                        "G5_discrete_8_values",
                        new Samples(
                                Samples.draw(new SplittableRandom(5), 4_000, u -> Math.floor(8 * u)),
                                Samples.draw(new SplittableRandom(6), 1_500, u -> Math.floor(7.2 * u)))));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void numbers_agree_value_by_value(String name, Samples samples) {
        // Given
        JsonNode expected = golden(name);
        double[] values = samples.distinct();
        long[] reference = Samples.at(values, samples.reference);
        long[] live = Samples.at(values, samples.live);
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
    void numbers_agree_in_evidentlys_bins(String name, Samples samples) {
        // Given
        JsonNode expected = golden(name);
        double[] values = samples.distinct();
        int bins = expected.get("evidently_bins").intValue();
        boolean byValue = values.length == bins;
        double low = values[0];
        double high = values[values.length - 1];
        long[] reference =
                byValue ? Samples.at(values, samples.reference) : Samples.binned(samples.reference, low, high, bins);
        long[] live = byValue ? Samples.at(values, samples.live) : Samples.binned(samples.live, low, high, bins);
        // When
        double nats = JensenShannon.of(reference, live).nats();
        // Then
        assertThat(nats).isCloseTo(figure(expected.get("evidently"), "jensenshannon"), within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1_cat5", "C2_new_category", "C3_vanished_category", "C4_binary", "C5_rare_new_1e-5"})
    void categories_agree(String name) {
        // Given
        JsonNode expected = golden(name);
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
        JsonNode expected = golden("C4_binary").get("evidently");
        // When
        double p = Proportions.of(800, 10_000, 120, 1_000).zP();
        // Then
        assertThat(p).isCloseTo(figure(expected, "z"), withinPercentage(1e-7));
    }

    @Test
    void discoveries_agree() {
        // Given
        JsonNode expected = golden("B1_multiple_testing");
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
        JsonNode expected = golden("S1_ndcg");
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
