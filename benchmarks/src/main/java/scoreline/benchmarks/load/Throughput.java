package scoreline.benchmarks.load;

import java.util.List;

/// What a scorer did at full load, from one commit to another.
///
/// @param decisions committed between the two
/// @param perSecond decisions a second
/// @param threadMicros CPU time of the stream thread for each, in µs
/// @param processMicros CPU time of the whole process for each, broker and clients included, in µs
/// @param threadBytes that the stream thread allocated for each
/// @param decisionBytes mean size of a decision on its topic
public record Throughput(
        long decisions,
        double perSecond,
        double threadMicros,
        double processMicros,
        double threadBytes,
        double decisionBytes) {

    /// @param from and `to`: read at two commits
    public static Throughput between(Clocks.Reading from, Clocks.Reading to, long decisions, double decisionBytes) {
        double thousands = 1e3 * decisions;
        return new Throughput(
                decisions,
                decisions / ((to.nanos() - from.nanos()) / 1e9),
                (to.threadCpu() - from.threadCpu()) / thousands,
                (to.processCpu() - from.processCpu()) / thousands,
                (double) (to.allocated() - from.allocated()) / decisions,
                decisionBytes);
    }

    /** The middle of several, each figure by itself. */
    public static Throughput median(List<Throughput> all) {
        return new Throughput(
                all.stream().mapToLong(Throughput::decisions).sum(),
                Median.of(all, Throughput::perSecond),
                Median.of(all, Throughput::threadMicros),
                Median.of(all, Throughput::processMicros),
                Median.of(all, Throughput::threadBytes),
                Median.of(all, Throughput::decisionBytes));
    }
}
