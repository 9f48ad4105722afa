package scoreline.benchmarks.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.topology.Observer;
import scoreline.standalone.terminal.Stopped;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;

/** What the monitor tells of, counted. A decision that is left out ends the measurement. */
final class Told implements Observer {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong decisions = new AtomicLong();
    private final AtomicInteger hours = new AtomicInteger();
    private final AtomicInteger largest = new AtomicInteger();

    long decisions() {
        return decisions.get();
    }

    /** Windows of an hour that were reported. */
    int hours() {
        return hours.get();
    }

    /** Bytes of the largest counts in a report of an hour. */
    int largest() {
        return largest.get();
    }

    @Override
    public void counted() {
        decisions.incrementAndGet();
    }

    @Override
    public void reported(DriftReport report) {
        if (Duration.between(report.getWindowStart(), report.getWindowEnd()).equals(HOUR)) {
            largest.accumulateAndGet(report.getCounts().remaining(), Math::max);
            hours.incrementAndGet();
        }
    }

    @Override
    public void undecodable() {
        throw leftOut();
    }

    @Override
    public void misfit() {
        throw leftOut();
    }

    @Override
    public void unwatched(String bundleName, String bundleVersion) {
        throw leftOut();
    }

    @Override
    public void repeated() {
        throw leftOut();
    }

    @Override
    public void tooLate(long rows) {
        throw leftOut();
    }

    /** Of sums alone: windows have them. */
    @Override
    public void outOfTurn(long rows) {}

    @Override
    public void orphaned() {
        throw leftOut();
    }

    private static Stopped leftOut() {
        return new Stopped("The monitor left a decision out.");
    }

    @Override
    public void open(List<Instant> ends) {}

    @Override
    public void running(List<Severity> worst) {}

    @Override
    public void alerted(DriftAlert alert) {}
}
