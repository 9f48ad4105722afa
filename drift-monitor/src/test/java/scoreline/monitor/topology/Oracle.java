package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.Made;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;

/** Counts decisions one by one into the windows that they fall into: no panes, no partitions, no merging. */
final class Oracle {
    private static final Countable.Reader READER = new Countable.Reader(Framing.singleObject());

    private final Judge judge = Made.judge();
    private final Duration size;
    private final Duration step;

    /** By start. */
    private final NavigableMap<Instant, WindowCounts> windows = new TreeMap<>();

    Oracle(Duration size, Duration step) {
        this.size = size;
        this.step = step;
    }

    void count(CreditDecision decision) {
        var counted = READER.read(Made.bytes(decision)).orElseThrow();
        long time = decision.getSubmittedAt().toEpochMilli();
        long start = time - Math.floorMod(time, step.toMillis());
        for (; start + size.toMillis() > time; start -= step.toMillis()) {
            counted.countInto(windows.computeIfAbsent(Instant.ofEpochMilli(start), _ -> judge.window()));
        }
    }

    /** As a report has them, by the start of the window. */
    NavigableMap<Instant, ByteBuffer> bytes() {
        var bytes = new TreeMap<Instant, ByteBuffer>();
        windows.forEach((start, counts) -> bytes.put(start, ByteBuffer.wrap(counts.toBytes())));
        return bytes;
    }
}
