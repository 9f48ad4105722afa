package scoreline.benchmarks.stream;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param rounds how often single rows, constant and explained decisions are measured in turn
/// @param warmUp of the process, for each of the two kinds of decision
/// @param toWarmUp applications at hand for that
/// @param throughput how long one measurement of throughput should take, its own warm-up included
/// @param variants the same for another commit interval or guarantee
/// @param latencyWarmUp load that is sent before latencies count
/// @param latency load whose latencies count
/// @param explaining how long one figure of single rows is measured
/// @param latencies delivery settings whose latency is measured
/// @param throughputs delivery settings whose throughput is measured besides the usual one
record Dimensions(
        int rounds,
        Duration warmUp,
        int toWarmUp,
        Duration throughput,
        Duration variants,
        Duration latencyWarmUp,
        Duration latency,
        Duration explaining,
        List<Delivery> latencies,
        List<Delivery> throughputs) {

    static Dimensions full() {
        return new Dimensions(
                5,
                Duration.ofSeconds(12),
                150_000,
                Duration.ofSeconds(14),
                Duration.ofSeconds(14),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2),
                List.of(
                        Delivery.exactlyOnce(50),
                        Delivery.USUAL,
                        Delivery.exactlyOnce(500),
                        Delivery.exactlyOnce(1_000),
                        Delivery.atLeastOnce(100)),
                List.of(
                        Delivery.exactlyOnce(50),
                        Delivery.exactlyOnce(500),
                        Delivery.exactlyOnce(1_000),
                        Delivery.atLeastOnce(100)));
    }

    static Dimensions quick() {
        return new Dimensions(
                1,
                Duration.ofSeconds(2),
                30_000,
                Duration.ofSeconds(4),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofMillis(300),
                List.of(Delivery.USUAL),
                List.of(Delivery.atLeastOnce(100)));
    }

    /** Model, two warm-ups, and what is measured. */
    int steps() {
        return 3 + 3 * rounds + throughputs.size() + latencies.size();
    }
}
