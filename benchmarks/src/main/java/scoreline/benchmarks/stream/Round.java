package scoreline.benchmarks.stream;

import scoreline.benchmarks.load.Throughput;

/// Measured within a minute of each other, because a machine's speed changes from one to the next.
///
/// @param alone single rows, without a broker
/// @param constant the scorer with nothing to compute
/// @param explained the scorer as it ships
record Round(SingleRow alone, Throughput constant, Throughput explained) {

    /** CPU time of the stream thread that scoring and explaining add to a decision, in µs. */
    double added() {
        return explained.threadMicros() - constant.threadMicros();
    }

    /** The same as a multiple of explaining one row alone. */
    double addedToExplaining() {
        return added() / alone.explain();
    }
}
