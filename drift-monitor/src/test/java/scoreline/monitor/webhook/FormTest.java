package scoreline.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.webhook.Alerts.alert;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

class FormTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void an_episode_that_runs_fires_as_alertmanagers_own() throws Exception {
        // When
        var message =
                JSON.readTree(Form.ALERTMANAGER.body(alert("episode", DriftTurn.STARTED, DriftAlertSeverity.ALERT)));

        // Then
        assertThat(message.at("/version").asText()).isEqualTo("4");
        assertThat(message.at("/status").asText()).isEqualTo("firing");
        assertThat(message.at("/groupKey").asText()).isEqualTo("episode");
        assertThat(message.at("/alerts")).hasSize(1);
        var only = message.at("/alerts/0");
        assertThat(only.at("/labels")).isEqualTo(JSON.readTree("""
                {"alertname": "ScorelineDrift", "severity": "alert", "what": "EXT_SOURCE_2",
                 "bundle": "credit-default", "bundle_version": "1.2"}
                """));
        assertThat(only.at("/annotations/summary").asText()).isEqualTo("External score 2 is lower than in training.");
        assertThat(only.at("/annotations/window").asText()).isEqualTo("2026-03-01T09:00:00Z/2026-03-01T10:00:00Z");
        assertThat(only.at("/startsAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(only.at("/endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(only.at("/fingerprint").asText()).matches("[0-9a-f]{16}");
    }

    @Test
    void one_that_is_over_is_resolved_under_the_same_fingerprint() throws Exception {
        // When
        var started =
                JSON.readTree(Form.ALERTMANAGER.body(alert("episode", DriftTurn.STARTED, DriftAlertSeverity.WATCH)));
        var over =
                JSON.readTree(Form.ALERTMANAGER.body(alert("episode", DriftTurn.RECOVERED, DriftAlertSeverity.WATCH)));

        // Then
        assertThat(over.at("/status").asText()).isEqualTo("resolved");
        assertThat(over.at("/alerts/0/status").asText()).isEqualTo("resolved");
        assertThat(over.at("/alerts/0/endsAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(over.at("/alerts/0/fingerprint")).isEqualTo(started.at("/alerts/0/fingerprint"));
    }

    @Test
    void slack_gets_a_text_in_both_languages() throws Exception {
        // When
        var message = JSON.readTree(Form.SLACK.body(alert("episode", DriftTurn.STARTED, DriftAlertSeverity.ALERT)));

        // Then
        assertThat(message).hasSize(1);
        assertThat(message.at("/text").asText()).isEqualTo("""
                Drift has begun (alert, credit-default 1.2)
                External score 2 is lower than in training.
                Le score externe 2 est plus bas qu'à l'entraînement.""");
    }
}
