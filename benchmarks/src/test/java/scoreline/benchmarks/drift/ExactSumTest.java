package scoreline.benchmarks.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactSumTest {

    /** Lucas and Crosier (1982), table 1, k = 1/2, without a head start. */
    @ParameterizedTest
    @CsvSource({
        "4, 0, 168", "4, 0.25, 74.2", "4, 0.5, 26.6", "4, 0.75, 13.3", "4, 1, 8.38", "4, 1.5, 4.75",
        "5, 0, 465", "5, 0.25, 139", "5, 0.5, 38.0", "5, 0.75, 17.0", "5, 1, 10.4", "5, 1.5, 5.75"
    })
    void runs_from_rest_are_the_published_ones(double bound, double shift, double run) {
        assertThat(new ExactSum(0.5, bound, 1).run(shift)).isCloseTo(run, withinPercentage(0.5));
    }

    /** Hawkins (1993), for runs of 370. */
    @ParameterizedTest
    @CsvSource({"0.25, 8.01", "0.5, 4.77", "0.75, 3.34", "1, 2.52", "1.25, 1.99", "1.5, 1.61"})
    void bounds_are_the_published_ones(double allowance, double bound) {
        assertThat(ExactSum.of(allowance, 1, 370).bound()).isCloseTo(bound, within(0.01));
    }

    /** Siegmund's approximation, good where runs are long. */
    @ParameterizedTest
    @CsvSource({"0.125, 36.6", "0.125, 30", "0.25, 20.3"})
    void long_runs_are_near_the_approximation(double allowance, double bound) {
        // Given
        double reach = 2 * allowance * (bound + 1.166);
        double oneDirection = (Math.exp(reach) - reach - 1) / (2 * allowance * allowance);
        // Then
        assertThat(new ExactSum(allowance, bound, 1).run(0)).isCloseTo(oneDirection / 2, withinPercentage(0.5));
    }

    @ParameterizedTest
    @CsvSource({"30, 1", "34, 10", "26.5, 100", "1, 4"})
    void twice_the_nodes_change_nothing(double bound, int size) {
        // Given
        var usual = new ExactSum(0.125, bound, size);
        var fine = new ExactSum(0.125, bound, size, 2 * ExactSum.NODES);
        // Then
        assertThat(usual.run(0)).isCloseTo(fine.run(0), withinPercentage(1e-5));
        assertThat(usual.delay(0.1)).isCloseTo(fine.delay(0.1), withinPercentage(1e-5));
    }

    @Test
    void who_has_run_for_long_is_on_the_way_and_tells_sooner_than_from_rest() {
        // Given
        var sum = new ExactSum(0.5, 5, 1);
        // Then
        assertThat(sum.delay(1)).isBetween(0.85 * sum.run(1), 0.97 * sum.run(1));
    }

    @Test
    void a_bucket_of_many_that_alarms_at_once_tells_when_it_ends() {
        // Given
        var sum = new ExactSum(0.125, 10, 100);
        // Then: one decision so far away is enough.
        assertThat(sum.delay(100)).isCloseTo(50.5, within(0.01));
    }
}
