package scoreline.benchmarks.stream;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import scoreline.standalone.terminal.Stopped;

/** What became of each application of a topic that holds nothing else: every offset has one outcome, or the run is void. */
final class Ledger {
    private final List<BitSet> outcomes;
    private long decisions;
    private long rejections;
    private long twice;
    private long bytes;

    Ledger(int partitions) {
        outcomes = Stream.generate(BitSet::new).limit(partitions).toList();
    }

    /// @param size of the decision on its topic, in bytes
    void decided(int partition, long offset, int size) {
        note(partition, offset);
        decisions++;
        bytes += size;
    }

    void rejected(int partition, long offset) {
        note(partition, offset);
        rejections++;
    }

    private void note(int partition, long offset) {
        var known = outcomes.get(partition);
        int place = Math.toIntExact(offset);
        if (known.get(place)) {
            twice++;
        }
        known.set(place);
    }

    long decisions() {
        return decisions;
    }

    /** Mean size of a decision in bytes; NaN where there is none. */
    double meanBytes() {
        return decisions == 0 ? Double.NaN : (double) bytes / decisions;
    }

    /// Holds the outcomes against what was sent.
    ///
    /// @param sent applications, on all partitions together
    /// @param duplicates dropped as repetitions
    /// @throws Stopped one sentence, where an application has no outcome or two
    void require(long sent, long duplicates) {
        long known = outcomes.stream().mapToLong(BitSet::cardinality).sum();
        if (twice > 0 || known + duplicates != sent) {
            throw new Stopped(
                    "Of %,d applications sent, %,d have an outcome, %,d were dropped as repetitions and %,d have two."
                            .formatted(sent, known, duplicates, twice));
        }
        if (rejections > 0) {
            throw new Stopped("%,d of %,d generated applications were rejected.".formatted(rejections, sent));
        }
    }
}
