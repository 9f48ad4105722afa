package scoreline.benchmarks.fork;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Samples of one contestant, one a round. */
public record Series(List<Sample> samples) {
    public Series {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a series must have a sample");
        }
    }

    public double micros() {
        return median(samples, Sample::micros);
    }

    public double leastMicros() {
        return samples.stream().mapToDouble(Sample::micros).min().orElseThrow();
    }

    public double mostMicros() {
        return samples.stream().mapToDouble(Sample::micros).max().orElseThrow();
    }

    public double bytes() {
        return median(samples, Sample::bytes);
    }

    /** How many times as fast as another: the median over the rounds both took part in, since a machine's clock drifts. */
    public double timesAsFastAs(Series other) {
        int rounds = Math.min(samples.size(), other.samples.size());
        var ratios = IntStream.range(0, rounds)
                .mapToObj(round ->
                        other.samples.get(round).micros() / samples.get(round).micros())
                .toList();
        return median(ratios, Double::doubleValue);
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
