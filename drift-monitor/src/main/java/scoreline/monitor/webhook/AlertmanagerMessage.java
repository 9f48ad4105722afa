package scoreline.monitor.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftTurn;

/// What Alertmanager sends to a webhook, version "4".
///
/// @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">its fields</a>
final class AlertmanagerMessage {
    private static final JsonMapper JSON = new JsonMapper();

    /** What Alertmanager itself writes for an alert that has no end yet. */
    private static final Instant NO_END = Instant.parse("0001-01-01T00:00:00Z");

    private AlertmanagerMessage() {}

    static ObjectNode of(DriftAlert alert) {
        var status = alert.getTurn() == DriftTurn.RECOVERED ? "resolved" : "firing";
        var labels = labels(alert);
        var annotations = annotations(alert);
        var message = JSON.createObjectNode()
                .put("version", "4")
                .put("groupKey", alert.getEpisodeId())
                .put("truncatedAlerts", 0)
                .put("status", status)
                .put("receiver", "scoreline");
        message.putObject("groupLabels")
                .put("alertname", labels.get("alertname").textValue());
        message.set("commonLabels", labels);
        message.set("commonAnnotations", annotations);
        message.put("externalURL", "");
        var only = message.putArray("alerts").addObject().put("status", status);
        only.set("labels", labels);
        only.set("annotations", annotations);
        only.put("startsAt", alert.getSince().toString())
                .put("endsAt", (alert.getTurn() == DriftTurn.RECOVERED ? alert.getWindowEnd() : NO_END).toString())
                .put("generatorURL", "")
                .put("fingerprint", Identity.ofEpisode(alert));
        return message;
    }

    private static ObjectNode labels(DriftAlert alert) {
        var labels = JSON.createObjectNode()
                .put("alertname", "ScorelineDrift")
                .put("severity", alert.getSeverity().name().toLowerCase(Locale.ROOT))
                .put("what", alert.getWhat())
                .put("bundle", alert.getBundleName())
                .put("bundle_version", alert.getBundleVersion());
        if (alert.getSegmentFeature() != null) {
            labels.put("segment", alert.getSegmentFeature() + "=" + alert.getSegmentCategory());
        }
        return labels;
    }

    private static ObjectNode annotations(DriftAlert alert) {
        var annotations = JSON.createObjectNode()
                .put("summary", alert.getSentenceEn())
                .put("summary_fr", alert.getSentenceFr())
                .put("label", alert.getLabelEn())
                .put("label_fr", alert.getLabelFr())
                .put("window", alert.getWindowStart() + "/" + alert.getWindowEnd())
                .put("rows", Long.toString(alert.getRows()));
        if (alert.getAdjustedP() != null) {
            annotations.put("adjusted_p", Double.toString(alert.getAdjustedP()));
        }
        return annotations.put("effect", Double.toString(alert.getEffect()));
    }
}
