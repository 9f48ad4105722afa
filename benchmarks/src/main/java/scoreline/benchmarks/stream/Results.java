package scoreline.benchmarks.stream;

import java.util.SequencedMap;

/// What a load run found.
///
/// @param model in words
/// @param applicationBytes mean size of an application on its topic
/// @param before and `after`: single rows, measured before and after everything else
/// @param explained the scorer as it ships
/// @param constant the same with nothing to compute
/// @param deliveries the scorer, delivered otherwise
/// @param latencies at half of what `explained` reached
/// @param others share of the processors' time that other processes took meanwhile, in [0, 1]
record Results(
        String model,
        double applicationBytes,
        SingleRow before,
        SingleRow after,
        Throughput explained,
        Throughput constant,
        SequencedMap<Delivery, Throughput> deliveries,
        SequencedMap<Delivery, Latency> latencies,
        double others) {

    /** Explained decisions for each constant one in the same time. */
    double ofCeiling() {
        return explained.perSecond() / constant.perSecond();
    }

    /** CPU time of the stream thread that scoring and explaining add to a decision, in µs. */
    double added() {
        return explained.threadMicros() - constant.threadMicros();
    }

    /** One row by itself, in µs, without and with load before it. */
    double explain() {
        return (before.explain() + after.explain()) / 2;
    }

    double decide() {
        return (before.decide() + after.decide()) / 2;
    }

    double batch() {
        return (before.batch() + after.batch()) / 2;
    }

    /** The share of the stream thread's CPU time that explaining in batches could save if waiting for a batch were free. */
    double mostThatBatchesSave() {
        return (explain() - batch()) / explained.threadMicros();
    }
}
