package scoreline.standalone.exercise;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.decision.Outcome;
import scoreline.wire.CreditDecision;

/** Counts decisions one by one into the windows that they fall into: no panes, no partitions, no merging, no failure. */
final class WindowOracle {
    private final Judge judge;
    private final List<Size> sizes;
    private final NavigableMap<Span, WindowCounts> windows = new TreeMap<>();
    private long rows;

    /// Windows of one length, of which one begins every step.
    record Size(Duration length, Duration step) {}

    /// A window.
    ///
    /// @param end exclusive
    record Span(Instant start, Instant end) implements Comparable<Span> {
        private static final Comparator<Span> ORDER =
                Comparator.comparing(Span::end).thenComparing(Span::start);

        @Override
        public int compareTo(Span other) {
            return ORDER.compare(this, other);
        }
    }

    WindowOracle(Bundle bundle, List<Size> sizes) {
        this.judge = new Judge(Baseline.of(bundle));
        this.sizes = sizes;
    }

    void count(CreditDecision decision) {
        rows++;
        long time = decision.getSubmittedAt().toEpochMilli();
        for (Size size : sizes) {
            long start = time - Math.floorMod(time, size.step().toMillis());
            for (; start + size.length().toMillis() > time; start -= size.step().toMillis()) {
                var begins = Instant.ofEpochMilli(start);
                count(
                        decision,
                        windows.computeIfAbsent(new Span(begins, begins.plus(size.length())), _ -> judge.window()));
            }
        }
    }

    private static void count(CreditDecision decision, WindowCounts into) {
        var bins = new byte[decision.getBins().remaining()];
        decision.getBins().duplicate().get(bins);
        var contributions = new float[decision.getContributions().size()];
        for (int f = 0; f < contributions.length; f++) {
            contributions[f] = decision.getContributions().get(f);
        }
        into.count(
                bins,
                contributions,
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                Outcome.valueOf(decision.getOutcome().name()));
    }

    /** Decisions. */
    long rows() {
        return rows;
    }

    /** As reports have them. */
    NavigableMap<Span, ByteBuffer> counts() {
        var counts = new TreeMap<Span, ByteBuffer>();
        windows.forEach((window, counted) -> counts.put(window, ByteBuffer.wrap(counted.toBytes())));
        return counts;
    }
}
