package scoreline.benchmarks.stream;

import org.HdrHistogram.Histogram;

/// How late decisions are, from when their application was due to when a reader of what is committed sees them.
///
/// @param perSecond applications a second
/// @param decisions measured
/// @param millis by quantile
/// @param sending how late the sender was, by quantile: part of the latency
record Latency(double perSecond, long decisions, Quantiles millis, Quantiles sending) {

    /** In milliseconds. */
    record Quantiles(double p50, double p90, double p99, double p999, double max) {
        /// @param micros of one decision each
        static Quantiles of(Histogram micros) {
            return new Quantiles(
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(90) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getValueAtPercentile(99.9) / 1e3,
                    micros.getMaxValue() / 1e3);
        }
    }
}
