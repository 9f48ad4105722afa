package scoreline.standalone.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;

/**
 * What the monitor told at once: everything of which an episode started in one window.
 *
 * @param alerts at least one; the gravest first, and of equally grave ones what moved furthest
 * @param heard when they could be read
 * @param decidedSince how many applications sent since the change were decided by then; 0 before it
 */
public record Alarm(List<DriftAlert> alerts, Instant heard, long decidedSince) {
    private static final Comparator<DriftAlert> GRAVEST = Comparator.comparing(DriftAlert::getSeverity)
            .thenComparing(DriftAlert::getEffect)
            .reversed();

    public Alarm {
        alerts = alerts.stream().sorted(GRAVEST).toList();
    }

    /** Of the window in which it showed, event time. */
    Instant windowEnd() {
        return alerts.getFirst().getWindowEnd();
    }

    boolean isGrave() {
        return alerts.getFirst().getSeverity() == DriftAlertSeverity.ALERT;
    }

    /** What moved, by the names that alerts go by. */
    public List<String> names() {
        return alerts.stream().map(DriftAlert::getWhat).toList();
    }

    /** @param name of something it tells of */
    DriftAlert of(String name) {
        return alerts.stream()
                .filter(alert -> alert.getWhat().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
