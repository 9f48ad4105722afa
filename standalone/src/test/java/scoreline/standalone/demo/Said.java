package scoreline.standalone.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** Alarms, made up. */
final class Said {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Said() {}

    /** Heard three seconds after a window that ended so many seconds after noon. */
    static Alarm alarm(long windowEnd, DriftAlert.Builder... alerts) {
        var end = NOON.plusSeconds(windowEnd);
        return new Alarm(
                Arrays.stream(alerts)
                        .map(alert -> alert.setWindowEnd(end).build())
                        .toList(),
                end.plusSeconds(3),
                700);
    }

    static DriftAlert.Builder of(String what, DriftAlertSeverity severity, double effect) {
        return DriftAlert.newBuilder()
                .setEpisodeId(what)
                .setTurn(DriftTurn.STARTED)
                .setSince(NOON)
                .setSeverity(severity)
                .setBundleName("credit-default")
                .setBundleVersion("1")
                .setBundleSha256("0")
                .setWindowStart(NOON)
                .setWhat(what)
                .setLabelEn(what)
                .setLabelFr(what)
                .setRows(200)
                .setP(0.0)
                .setAdjustedP(0.0)
                .setEffect(effect)
                .setSentenceEn("The mean is 2 instead of 1.")
                .setSentenceFr("La moyenne est de 2 au lieu de 1.");
    }

    static List<String> lines(List<Paragraph> paragraphs) {
        return paragraphs.stream().map(Paragraph::lines).flatMap(List::stream).toList();
    }
}
