package scoreline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.benchmarks.load.Clocks.Reading;

class ThroughputTest {
    @Test
    void figures_are_of_one_decision() {
        // Given
        var from = new Reading(1_000_000_000, 500, 700, 10_000);
        var to = new Reading(3_000_000_000L, 500 + 1_500_000_000, 700 + 2_500_000_000L, 10_000 + 30_000_000);
        // When
        var measured = Throughput.between(from, to, 20_000, 2_063);
        // Then
        assertThat(measured).isEqualTo(new Throughput(20_000, 10_000, 75, 125, 1_500, 2_063));
    }

    @Test
    void of_two_the_median_is_their_mean() {
        // Given
        var all = List.of(new Throughput(10, 1, 20, 300, 4_000, 50), new Throughput(30, 3, 40, 500, 6_000, 70));
        // When
        var median = Throughput.median(all);
        // Then
        assertThat(median).isEqualTo(new Throughput(40, 2, 30, 400, 5_000, 60));
    }

    @Test
    void of_three_the_median_leaves_the_outlier_out() {
        // Given
        var all = List.of(
                new Throughput(1, 900, 1, 1, 1, 1), new Throughput(1, 3, 1, 1, 1, 1), new Throughput(1, 2, 1, 1, 1, 1));
        // When
        var median = Throughput.median(all);
        // Then
        assertThat(median.perSecond()).isEqualTo(3);
    }
}
