package scoreline.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.webhook.Alerts.alert;
import static scoreline.wire.DriftAlertSeverity.ALERT;
import static scoreline.wire.DriftAlertSeverity.WATCH;
import static scoreline.wire.DriftTurn.ONGOING;
import static scoreline.wire.DriftTurn.RECOVERED;
import static scoreline.wire.DriftTurn.STARTED;

import org.junit.jupiter.api.Test;

class EpisodesTest {
    private final Episodes episodes = new Episodes();

    @Test
    void while_an_episode_goes_on_only_that_it_grew_graver_is_news() {
        // Given
        episodes.told(alert("a", STARTED, WATCH));

        // Then
        assertThat(episodes.isNews(alert("a", ONGOING, WATCH))).isFalse();
        assertThat(episodes.isNews(alert("a", ONGOING, ALERT))).isTrue();
        assertThat(episodes.isNews(alert("a", RECOVERED, WATCH))).isTrue();
    }

    @Test
    void one_that_was_never_told_is_news_whatever_its_turn() {
        assertThat(episodes.isNews(alert("b", ONGOING, WATCH))).isTrue();
        assertThat(episodes.isNews(alert("b", RECOVERED, WATCH))).isTrue();
    }

    @Test
    void one_that_is_over_is_forgotten() {
        // Given
        episodes.told(alert("a", STARTED, ALERT));
        episodes.told(alert("a", RECOVERED, ALERT));

        // Then
        assertThat(episodes.isNews(alert("a", ONGOING, WATCH))).isTrue();
    }
}
