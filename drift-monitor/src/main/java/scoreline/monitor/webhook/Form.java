package scoreline.monitor.webhook;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import scoreline.wire.DriftAlert;

/** What a delivery looks like; JSON always. */
public enum Form {
    /** As Prometheus' Alertmanager sends to a webhook, version 4: one alert, firing or resolved. */
    ALERTMANAGER {
        @Override
        String body(DriftAlert alert) {
            return AlertmanagerMessage.of(alert).toString();
        }
    },
    /** A text, as Slack and what imitates it take it. */
    SLACK {
        @Override
        String body(DriftAlert alert) {
            return JSON.createObjectNode().put("text", text(alert)).toString();
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    abstract String body(DriftAlert alert);

    /**
     * A form as settings name it.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Form parse(String written) {
        return switch (written) {
            case "alertmanager" -> ALERTMANAGER;
            case "slack" -> SLACK;
            default -> throw new IllegalArgumentException("a form is alertmanager or slack");
        };
    }

    private static String text(DriftAlert alert) {
        return "%s (%s, %s %s)\n%s\n%s"
                .formatted(
                        switch (alert.getTurn()) {
                            case STARTED -> "Drift has begun";
                            case ONGOING -> "Drift goes on";
                            case RECOVERED -> "Drift is over";
                        },
                        alert.getSeverity().name().toLowerCase(Locale.ROOT),
                        alert.getBundleName(),
                        alert.getBundleVersion(),
                        alert.getSentenceEn(),
                        alert.getSentenceFr());
    }
}
