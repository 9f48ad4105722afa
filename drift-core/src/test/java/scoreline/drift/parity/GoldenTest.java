package scoreline.drift.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.drift.Golden;
import scoreline.drift.Golden.Samples;

/** What Evidently's own functions gave, to 1e-9. */
class GoldenTest {

    private static final double EXACT = 1e-9;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G1_numeric_shift",
                "G2_same_distribution",
                "G3_small_n",
                "G4_one_outlier_1e7",
                "G5_discrete_8_values"
            })
    void numbers_agree(String name) {
        // Given
        Samples samples = Golden.samples(name);
        JsonNode evidently = samples.expected().get("evidently");
        Pair pair = Pair.of(numbers(samples.reference()), numbers(samples.live()));
        int m = samples.reference().length;
        int n = samples.live().length;
        // When
        double auto = Smirnov.p(pair);
        double limit = Smirnov.limit(Smirnov.gap(pair) / ((double) m * n), m, n);
        double wasserstein = Evidently.wasserstein(pair);
        double jensenShannon = Evidently.jensenShannon(pair, true);
        double psi = Evidently.stability(pair, true);
        // Then
        assertThat(auto).isCloseTo(figure(evidently, "ks"), within(EXACT));
        assertThat(auto).isCloseTo(figure(evidently, "ks"), withinPercentage(1e-6));
        assertThat(limit).isCloseTo(figure(samples.expected(), "scipy_ks_p_asymp"), within(EXACT));
        assertThat(limit).isCloseTo(figure(samples.expected(), "scipy_ks_p_asymp"), withinPercentage(1e-6));
        assertThat(wasserstein).isCloseTo(figure(evidently, "wasserstein"), within(EXACT));
        assertThat(jensenShannon).isCloseTo(figure(evidently, "jensenshannon"), within(EXACT));
        assertThat(psi).isCloseTo(figure(evidently, "psi"), within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1_numeric_shift", "G2_same_distribution", "G3_small_n", "G4_one_outlier_1e7"})
    void cells_are_as_many_as_evidentlys(String name) {
        // Given
        Samples samples = Golden.samples(name);
        Pair pair = Pair.of(numbers(samples.reference()), numbers(samples.live()));
        // When
        Pair cells = pair.inSturgesCells();
        // Then
        assertThat(cells.distinct())
                .isEqualTo(samples.expected().get("evidently_bins").intValue());
        assertThat(cells.referenceRows()).isEqualTo(samples.reference().length);
        assertThat(cells.liveRows()).isEqualTo(samples.live().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1_cat5", "C2_new_category", "C3_vanished_category", "C4_binary", "C5_rare_new_1e-5"})
    void categories_agree(String name) {
        // Given
        JsonNode expected = Golden.vector(name);
        JsonNode evidently = expected.get("evidently");
        Pair pair = Pair.of(categories(expected.get("ref_counts")), categories(expected.get("cur_counts")));
        // When
        double chiSquare = Evidently.chiSquare(pair);
        double jensenShannon = Evidently.jensenShannon(pair, false);
        double psi = Evidently.stability(pair, false);
        // Then
        assertThat(chiSquare).isCloseTo(figure(evidently, "chisquare"), within(EXACT));
        if (chiSquare > 0) {
            assertThat(chiSquare).isCloseTo(figure(evidently, "chisquare"), withinPercentage(1e-6));
        }
        assertThat(jensenShannon).isCloseTo(figure(evidently, "jensenshannon"), within(EXACT));
        assertThat(psi).isCloseTo(figure(evidently, "psi"), within(EXACT));
    }

    @Test
    void two_shares_agree() {
        // Given
        JsonNode expected = Golden.vector("C4_binary");
        Pair pair = Pair.of(categories(expected.get("ref_counts")), categories(expected.get("cur_counts")));
        // When
        double p = Evidently.z(pair);
        // Then
        assertThat(p).isCloseTo(figure(expected.get("evidently"), "z"), withinPercentage(1e-6));
    }

    private static Column.Numbers numbers(double[] values) {
        return (Column.Numbers) Column.numbers(values, false);
    }

    private static Column.Categories categories(JsonNode counts) {
        var byName = new TreeMap<String, Long>();
        for (int i = 0; i < counts.size(); i++) {
            long rows = counts.get(i).longValue();
            if (rows > 0) {
                byName.put("category " + i, rows);
            }
        }
        return new Column.Categories(byName);
    }

    private static double figure(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name).doubleValue();
    }
}
