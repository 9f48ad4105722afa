package scoreline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.training.validation.Probabilities;

class ReliabilityBinTest {

    @RepeatedTest(50)
    void the_points_distance_from_the_diagonal_is_the_calibration_error(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int n = random.nextInt(10, 300);
        double[] probabilities =
                random.ints(n, 0, 40).mapToDouble(i -> i / 40.0).toArray();
        int[] targets = random.ints(n, 0, 2).toArray();
        // When
        List<ReliabilityBin> bins = ReliabilityBin.diagram(probabilities, targets, 10);
        // Then
        double error = bins.stream()
                .mapToDouble(bin -> bin.rows() * Math.abs(bin.meanProbability() - bin.defaultRate()) / n)
                .sum();
        assertThat(error).isCloseTo(Probabilities.expectedCalibrationError(probabilities, targets, 10), within(1e-12));
        assertThat(bins).hasSize(10);
        assertThat(bins.stream().mapToLong(ReliabilityBin::rows).sum()).isEqualTo(n);
        assertThat(bins).allMatch(bin -> bin.rows() == n / 10 || bin.rows() == n / 10 + 1);
    }

    /** Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"263, 81, 0.2553, 0.3662", "148, 15, 0.0624, 0.1605", "20, 0, 0.0000, 0.1611", "29, 1, 0.0061, 0.1718"})
    void the_interval_is_wilsons_as_published(int rows, int defaults, double low, double high) {
        // Given
        var probabilities = new double[rows];
        var targets = new int[rows];
        Arrays.fill(targets, 0, defaults, 1);
        // When
        ReliabilityBin bin = ReliabilityBin.diagram(probabilities, targets, 1).getFirst();
        // Then
        assertThat(bin.defaultRate()).isCloseTo((double) defaults / rows, within(1e-15));
        assertThat(bin.low()).isCloseTo(low, within(5e-5));
        assertThat(bin.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void fewer_rows_than_bins_are_a_bin_each() {
        // When
        List<ReliabilityBin> bins = ReliabilityBin.diagram(new double[] {0.9, 0.1}, new int[] {1, 0}, 10);
        // Then
        assertThat(bins).extracting(ReliabilityBin::meanProbability).containsExactly(0.1, 0.9);
        assertThat(bins).extracting(ReliabilityBin::defaultRate).containsExactly(0.0, 1.0);
    }
}
