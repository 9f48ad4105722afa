package scoreline.standalone.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
import scoreline.wire.DriftVerdict;

/** What the monitor has said in one run of those who apply. */
final class Population {
    private static final Comparator<DriftFinding> GRAVEST =
            Comparator.comparing(DriftFinding::getSeverity).thenComparing(DriftFinding::getEffect);

    private final Map<DriftVerdict, Long> verdicts = new EnumMap<>(DriftVerdict.class);
    private final List<Alarm> alarms = new ArrayList<>();
    private @Nullable DriftReport last;

    /** Takes the first report of each window; what late decisions make of it later is no other window. */
    void reported(DriftReport report) {
        if (report.getRevision() == 0) {
            verdicts.merge(report.getVerdict(), 1L, Long::sum);
            last = report;
        }
    }

    void alarmed(Alarm alarm) {
        alarms.add(alarm);
    }

    List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    long windows() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Windows closed and what the last one looks like, in a line. */
    String state() {
        if (last == null) {
            return "no window has closed yet";
        }
        return String.format(
                Locale.ROOT, "%s; the last of them, %,d decisions: %s", closed(), last.getRows(), looksLike(last));
    }

    private static String looksLike(DriftReport report) {
        if (report.getVerdict() == DriftVerdict.INSUFFICIENT_DATA) {
            return "too few to tell";
        }
        var moved = report.getFindings().stream()
                .filter(finding -> finding.getSeverity() != DriftSeverity.NONE)
                .toList();
        return moved.stream()
                .max(GRAVEST)
                .map(most -> moved.size() == 1
                        ? most.getName() + " moved"
                        : moved.size() + " things moved, " + most.getName() + " most")
                .orElse("nothing moved");
    }

    /** How many windows closed, by verdict. */
    String sum() {
        return windows() == 0
                ? "no window closed"
                : closed() + ": "
                        + verdicts.entrySet().stream()
                                .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
                                .collect(Collectors.joining(", "));
    }

    private String closed() {
        return String.format(Locale.ROOT, "%,d %s", windows(), windows() == 1 ? "window" : "windows") + size();
    }

    private String size() {
        return last == null
                ? ""
                : " of "
                        + Duration.between(last.getWindowStart(), last.getWindowEnd())
                                .toSeconds() + " s";
    }
}
