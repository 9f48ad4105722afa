package scoreline.monitor.webhook;

import java.time.Instant;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** Made-up alerts. */
final class Alerts {
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private Alerts() {}

    static DriftAlert alert(String episode, DriftTurn turn, DriftAlertSeverity severity) {
        var end = turn == DriftTurn.STARTED ? SINCE : SINCE.plusSeconds(7_200);
        return DriftAlert.newBuilder()
                .setEpisodeId(episode)
                .setTurn(turn)
                .setSince(SINCE)
                .setSeverity(severity)
                .setBundleName("credit-default")
                .setBundleVersion("1.2")
                .setBundleSha256("ab".repeat(32))
                .setWindowStart(end.minusSeconds(3_600))
                .setWindowEnd(end)
                .setWhat("EXT_SOURCE_2")
                .setLabelEn("External score 2")
                .setLabelFr("Score externe 2")
                .setRows(1_000)
                .setP(1e-9)
                .setAdjustedP(3e-8)
                .setEffect(0.31)
                .setSentenceEn("External score 2 is lower than in training.")
                .setSentenceFr("Le score externe 2 est plus bas qu'à l'entraînement.")
                .build();
    }
}
