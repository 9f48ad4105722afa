package scoreline.monitor.runtime;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.performance.topology.Fate;
import scoreline.monitor.performance.topology.PerformanceObserver;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.topology.Observer;
import scoreline.service.operations.Metrics;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftTurn;
import scoreline.wire.DriftVerdict;

/**
 * Counts decisions and windows as they are processed: what is in a transaction that is aborted is counted again when it is
 * repeated, so that after a crash the counters can exceed what stands on the topics.
 */
final class Meters implements Observer, PerformanceObserver {
    private final NewestReports newest;
    private final Counter counted;
    private final Counter undecodable;
    private final Counter misfits;
    private final Counter unwatched;
    private final Counter repeated;
    private final Counter tooLate;
    private final Counter outOfTurn;
    private volatile List<Instant> open = List.of();
    private volatile List<Severity> running = List.of();
    private volatile List<Severity> broken = List.of();
    private final Counter orphans;
    private final Counter revisions;
    private final Map<DriftClosing, Counter> closings = new EnumMap<>(DriftClosing.class);
    private final Map<DriftVerdict, Counter> verdicts = new EnumMap<>(DriftVerdict.class);
    private final Map<DriftTurn, Counter> alerts = new EnumMap<>(DriftTurn.class);
    private final Metrics metrics;
    private final Map<Fate, Counter> outcomes = new EnumMap<>(Fate.class);
    private final Counter performances;

    Meters(Metrics metrics) {
        this.metrics = metrics;
        newest = new NewestReports(metrics);
        counted = metrics.counter("scoreline.drift.decisions", "Decisions counted");
        undecodable = metrics.counter("scoreline.drift.undecodable", "Values that are no decision, left out");
        misfits = metrics.counter("scoreline.drift.misfits", "Decisions that do not fit their bundle's reference");
        unwatched = metrics.counter("scoreline.drift.unwatched", "Decisions of a bundle whose reference is not here");
        repeated = metrics.counter("scoreline.drift.repeated", "Decisions or counts that came again, left out");
        tooLate = metrics.counter("scoreline.drift.too.late", "Decisions for a window that was settled, left out");
        outOfTurn = metrics.counter(
                "scoreline.drift.out.of.turn", "Decisions that came after the sums had gone past them, left out there");
        metrics.gauge("scoreline.drift.windows.open", "Windows with decisions, not reported yet", () -> open.size());
        metrics.gauge(
                "scoreline.drift.windows.oldest.end.seconds",
                "End of the oldest of these windows, seconds since 1970; NaN if there is none",
                () -> open.stream().mapToDouble(Instant::getEpochSecond).min().orElse(Double.NaN));
        for (var severity : List.of(Severity.WATCH, Severity.ALERT)) {
            episodes("decisions", severity, () -> running);
            episodes("outcomes", severity, () -> broken);
        }
        orphans = metrics.counter("scoreline.drift.orphans", "Counts of windows whose bundle is no longer watched");
        revisions = metrics.counter("scoreline.drift.revisions", "Reports that late decisions made necessary");
        for (var closing : DriftClosing.values()) {
            closings.put(closing, metrics.counter("scoreline.drift.windows", "Windows closed", "by", closing.name()));
        }
        for (var verdict : DriftVerdict.values()) {
            verdicts.put(
                    verdict,
                    metrics.counter(
                            "scoreline.drift.verdicts", "Verdicts on windows closed", "verdict", verdict.name()));
        }
        for (var turn : DriftTurn.values()) {
            alerts.put(turn, metrics.counter("scoreline.drift.alerts", "Alerts written", "turn", turn.name()));
        }
        for (var fate : Fate.values()) {
            outcomes.put(
                    fate,
                    metrics.counter("scoreline.performance.outcomes", "What became of outcomes", "fate", fate.name()));
        }
        performances = metrics.counter("scoreline.performance.records", "Records of performance written");
    }

    private void episodes(String of, Severity severity, Supplier<List<Severity>> running) {
        metrics.gauge(
                "scoreline.drift.episodes",
                "Episodes that run and were told of, by what shows them and how grave they are at their worst",
                Map.of("of", of, "severity", severity.name()),
                () -> Collections.frequency(running.get(), severity));
    }

    @Override
    public void counted() {
        counted.increment();
    }

    @Override
    public void undecodable() {
        undecodable.increment();
    }

    @Override
    public void misfit() {
        misfits.increment();
    }

    @Override
    public void unwatched(String bundleName, String bundleVersion) {
        unwatched.increment();
    }

    @Override
    public void repeated() {
        repeated.increment();
    }

    @Override
    public void tooLate(long rows) {
        tooLate.increment((double) rows);
    }

    @Override
    public void outOfTurn(long rows) {
        outOfTurn.increment((double) rows);
    }

    @Override
    public void open(List<Instant> ends) {
        open = ends;
    }

    @Override
    public void running(List<Severity> worst) {
        running = worst;
    }

    @Override
    public void broken(List<Severity> worst) {
        broken = worst;
    }

    @Override
    public void orphaned() {
        orphans.increment();
    }

    @Override
    public void reported(DriftReport report) {
        newest.reported(report);
        if (report.getRevision() == 0) {
            increment(closings.get(report.getClosedBy()));
            increment(verdicts.get(report.getVerdict()));
        } else {
            revisions.increment();
        }
    }

    @Override
    public void alerted(DriftAlert alert) {
        increment(alerts.get(alert.getTurn()));
    }

    @Override
    public void met(Fate fate) {
        increment(outcomes.get(fate));
    }

    @Override
    public void written(CreditPerformance performance) {
        performances.increment();
    }

    /// Counts attempts to tell somebody.
    ///
    /// @param receiver by name
    Consumer<Delivery> deliveries(String receiver) {
        var attempts = new EnumMap<Delivery, Counter>(Delivery.class);
        for (var delivery : Delivery.values()) {
            attempts.put(
                    delivery,
                    metrics.counter(
                            "scoreline.drift.deliveries",
                            "Attempts to tell a receiver of an alert or a window",
                            "to",
                            receiver,
                            "outcome",
                            delivery.name()));
        }
        return delivery -> increment(attempts.get(delivery));
    }

    /** Every constant has a counter. */
    private static void increment(@Nullable Counter counter) {
        requireNonNull(counter).increment();
    }
}
