package scoreline.drift.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statistic beside scipy's, on drawn counts: `oracle.py` beside the figures wrote them. */
class OracleTest {

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = OracleTest.class.getResourceAsStream("/scoreline/drift/oracle.json")) {
            JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(in));
            return StreamSupport.stream(cases.spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shapes_agree(JsonNode expected) {
        // Given
        long[] reference = longs(expected.get("reference"));
        long[] live = longs(expected.get("live"));
        // When
        var ks = KolmogorovSmirnov.of(reference, live);
        var cvm = CramerVonMises.Null.of(reference).test(live);
        var chiSquare = ChiSquare.of(reference, live);
        // Then
        assertThat(ks.distance()).isCloseTo(figure(expected, "ks"), within(1e-12));
        assertThat(ks.p()).isCloseTo(figure(expected, "ks_p"), within(1e-9));
        assertThat(cvm.statistic()).isCloseTo(figure(expected, "cvm"), withinPercentage(1e-7));
        // A saddlepoint is an approximation; beneath 1e-9 the oracle's integral has no digits.
        if (figure(expected, "cvm_p") > 1e-9) {
            assertThat(cvm.p()).isCloseTo(figure(expected, "cvm_p"), withinPercentage(11));
        }
        assertThat(chiSquare.statistic()).isCloseTo(figure(expected, "chi2"), withinPercentage(1e-7));
        assertThat(chiSquare.degrees()).isEqualTo(expected.get("chi2_dof").intValue());
        assertThat(chiSquare.p()).isCloseTo(figure(expected, "chi2_p"), within(1e-10));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void distances_agree(JsonNode expected) {
        // Given
        long[] reference = longs(expected.get("reference"));
        long[] live = longs(expected.get("live"));
        double[] values = doubles(expected.get("values"));
        // When
        var stability = Stability.of(reference, live);
        var jensenShannon = JensenShannon.of(reference, live);
        var wasserstein = Wasserstein.of(new Axis(values, values), reference, live);
        var gap = LargestGap.of(reference, live);
        // Then
        assertThat(stability.psi()).isCloseTo(figure(expected, "psi"), within(1e-12));
        assertThat(jensenShannon.nats()).isCloseTo(figure(expected, "js_nats"), within(1e-12));
        assertThat(jensenShannon.bits()).isCloseTo(figure(expected, "js_bits"), within(1e-12));
        assertThat(wasserstein.distance()).isCloseTo(figure(expected, "wasserstein"), within(1e-10));
        assertThat(wasserstein.sigmas()).isCloseTo(figure(expected, "sigmas"), within(1e-11));
        assertThat(gap.distance()).isCloseTo(figure(expected, "linf"), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rates_agree(JsonNode expected) {
        // Given
        long[] reference = longs(expected.get("reference"));
        long[] live = longs(expected.get("live"));
        long m = Counts.total(reference);
        long n = Counts.total(live);
        // When
        var rates = Proportions.of(reference[0], m, live[0], n);
        double more = Proportions.moreThanChance(reference[0], m, live[0], n);
        // Then
        assertThat(rates.z()).isCloseTo(figure(expected, "z"), within(1e-10));
        assertThat(rates.zP()).isCloseTo(figure(expected, "z_p"), within(1e-10));
        assertThat(rates.exactP()).isCloseTo(figure(expected, "fisher_p"), withinPercentage(1e-5));
        assertThat(more).isCloseTo(figure(expected, "more_than_chance"), withinPercentage(1e-5));
    }

    static double figure(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name).doubleValue();
    }

    static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
