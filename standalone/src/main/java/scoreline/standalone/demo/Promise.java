package scoreline.standalone.demo;

import java.time.Instant;
import java.util.Optional;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.performance.Estimate;
import scoreline.drift.performance.EstimatedPerformance;
import scoreline.drift.performance.Expectation;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.DriftReport;

/** How many defaults the probabilities promise, before the change and after it: all that can be said without outcomes. */
final class Promise {
    private final Judge judge;
    private final Expectation expectation;
    private final WindowCounts before;
    private final WindowCounts after;

    Promise(Bundle bundle) {
        judge = new Judge(Baseline.of(bundle));
        expectation = Expectation.of(bundle);
        before = judge.window();
        after = judge.window();
    }

    /**
     * Takes a window, but for the one in which it happened.
     *
     * @param changed empty while it has not
     */
    void reported(DriftReport report, Optional<Instant> changed) {
        if (changed.filter(report.getWindowEnd()::isAfter).isEmpty()) {
            before.add(counts(report));
        } else if (changed.filter(report.getWindowStart()::isBefore).isEmpty()) {
            after.add(counts(report));
        }
    }

    private WindowCounts counts(DriftReport report) {
        var bytes = report.getCounts().duplicate();
        var counts = new byte[bytes.remaining()];
        bytes.get(counts);
        return judge.window(counts);
    }

    /** Share that is expected to default; empty while there is no window. */
    Optional<Estimate> before() {
        return rate(before);
    }

    Optional<Estimate> after() {
        return rate(after);
    }

    private Optional<Estimate> rate(WindowCounts counts) {
        return counts.rows() == 0 ? Optional.empty() : expectation.of(counts).map(EstimatedPerformance::defaultRate);
    }
}
