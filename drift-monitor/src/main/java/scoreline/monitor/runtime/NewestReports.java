package scoreline.monitor.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import scoreline.service.operations.Metrics;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftVerdict;

/// What the newest report says, by bundle and size of window, for graphs. Segments have their reports alone.
/// Thread-safe.
final class NewestReports {
    private final Metrics metrics;
    private final Map<Map<String, String>, AtomicReference<DriftReport>> newest = new ConcurrentHashMap<>();

    NewestReports(Metrics metrics) {
        this.metrics = metrics;
    }

    void reported(DriftReport report) {
        if (report.getSegmentFeature() != null) {
            return;
        }
        var whose = Map.of(
                "bundle", report.getBundleName(),
                "version", report.getBundleVersion(),
                "window",
                        Duration.between(report.getWindowStart(), report.getWindowEnd())
                                .toString());
        newest.computeIfAbsent(whose, _ -> show(whose, report)).updateAndGet(known -> newer(known, report));
    }

    /** A report of a window gone by that late decisions revised is no news. */
    private static DriftReport newer(DriftReport known, DriftReport report) {
        return report.getWindowEnd().isBefore(known.getWindowEnd()) ? known : report;
    }

    private AtomicReference<DriftReport> show(Map<String, String> whose, DriftReport first) {
        var shown = new AtomicReference<>(first);
        gauge(
                shown,
                "end.seconds",
                "End of the newest window reported, seconds since 1970",
                whose,
                report -> report.getWindowEnd().getEpochSecond());
        gauge(shown, "rows", "Decisions of that window", whose, DriftReport::getRows);
        for (var verdict : DriftVerdict.values()) {
            gauge(
                    shown,
                    "verdict",
                    "1 for the verdict on it",
                    with(whose, "verdict", verdict.name()),
                    report -> report.getVerdict() == verdict ? 1 : 0);
        }
        gauge(
                shown,
                "expected.default.rate",
                "Share expected to default, were all granted",
                whose,
                report -> report.getEstimated() == null
                        ? Double.NaN
                        : report.getEstimated().getDefaultRate().getValue());
        for (String feature : first.getLeading()) {
            gauge(
                    shown,
                    "effect",
                    "How far a leading feature moved, nats",
                    with(whose, "feature", feature),
                    report -> effect(report, feature));
        }
        return shown;
    }

    private void gauge(
            AtomicReference<DriftReport> shown,
            String name,
            String description,
            Map<String, String> tags,
            ToDoubleFunction<DriftReport> value) {
        metrics.gauge("scoreline.drift.newest." + name, description, tags, () -> value.applyAsDouble(shown.get()));
    }

    private static Map<String, String> with(Map<String, String> whose, String tag, String value) {
        var tags = new HashMap<>(whose);
        tags.put(tag, value);
        return tags;
    }

    private static double effect(DriftReport report, String feature) {
        return report.getFindings().stream()
                .filter(finding -> finding.getName().equals(feature))
                .mapToDouble(DriftFinding::getEffect)
                .findFirst()
                .orElse(Double.NaN);
    }
}
