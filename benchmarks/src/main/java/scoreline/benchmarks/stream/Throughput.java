package scoreline.benchmarks.stream;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a scorer did at full load, from one commit to another.
///
/// @param decisions committed between the two
/// @param perSecond decisions a second
/// @param threadMicros CPU time of the stream thread for each, in µs
/// @param processMicros CPU time of the whole process for each, broker and clients included, in µs
/// @param threadBytes that the stream thread allocated for each
/// @param decisionBytes mean size of a decision on its topic
record Throughput(
        long decisions,
        double perSecond,
        double threadMicros,
        double processMicros,
        double threadBytes,
        double decisionBytes) {

    /// @param from and `to`: read at two commits
    static Throughput between(Clocks.Reading from, Clocks.Reading to, long decisions, double decisionBytes) {
        double thousands = 1e3 * decisions;
        return new Throughput(
                decisions,
                decisions / ((to.nanos() - from.nanos()) / 1e9),
                (to.threadCpu() - from.threadCpu()) / thousands,
                (to.processCpu() - from.processCpu()) / thousands,
                (double) (to.allocated() - from.allocated()) / decisions,
                decisionBytes);
    }

    /** The middle of several, each figure by itself; of an even number the mean of the two in the middle. */
    static Throughput median(List<Throughput> all) {
        return new Throughput(
                all.stream().mapToLong(Throughput::decisions).sum(),
                median(all, Throughput::perSecond),
                median(all, Throughput::threadMicros),
                median(all, Throughput::processMicros),
                median(all, Throughput::threadBytes),
                median(all, Throughput::decisionBytes));
    }

    private static double median(List<Throughput> all, ToDoubleFunction<Throughput> figure) {
        var sorted = all.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
