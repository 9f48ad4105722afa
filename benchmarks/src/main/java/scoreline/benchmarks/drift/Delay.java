package scoreline.benchmarks.drift;

import java.util.Arrays;

/// How late something is told of, as drawn.
///
/// @param mean decisions from change to alarm
/// @param error standard, of the mean
record Delay(double mean, double error) {

    /// @param all independent, at least two
    static Delay of(double[] all) {
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(each -> (each - mean) * (each - mean)).sum() / (all.length - 1);
        return new Delay(mean, Math.sqrt(variance / all.length));
    }
}
