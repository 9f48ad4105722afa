package scoreline.monitor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;
import scoreline.scoring.decision.Outcome;
import scoreline.service.operations.Metrics;
import scoreline.wire.DriftReport;

class NewestReportsTest {
    private static final WindowSize HOUR = WindowSize.tumbling(Duration.ofHours(1));

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void graphs_show_what_the_newest_report_says() {
        try (var metrics = new Metrics()) {
            // Given
            var newest = new NewestReports(metrics);
            var noon = Made.NOW;

            // When
            newest.reported(report(noon, 0, 10));
            newest.reported(report(noon.plus(HOUR.size()), 0, 500));
            newest.reported(report(noon, 1, 20));

            // Then
            assertThat(metrics.scrape().lines())
                    .contains(
                            "scoreline_drift_newest_rows{bundle=\"made-up\",version=\"1\",window=\"PT1H\"} 500.0",
                            "scoreline_drift_newest_verdict{bundle=\"made-up\",verdict=\"DRIFT\",version=\"1\",window=\"PT1H\"}"
                                    + " 1.0",
                            "scoreline_drift_newest_verdict{bundle=\"made-up\",verdict=\"OK\",version=\"1\",window=\"PT1H\"}"
                                    + " 0.0")
                    .anyMatch(line -> line.startsWith("scoreline_drift_newest_end_seconds{")
                            && Double.parseDouble(line.substring(line.indexOf(' ')))
                                    == noon.plus(HOUR.size().multipliedBy(2)).getEpochSecond())
                    .anyMatch(line ->
                            line.startsWith("scoreline_drift_newest_expected_default_rate{") && line.endsWith(" 0.25"))
                    .anyMatch(line ->
                            line.startsWith("scoreline_drift_newest_effect{bundle=\"made-up\",feature=\"AMOUNT\",")
                                    && Double.parseDouble(line.substring(line.indexOf(' '))) > 1);
        }
    }

    /** Of decisions on large amounts, each as likely to default as one in four. */
    private DriftReport report(Instant start, int revision, int rows) {
        var watched = Watch.over(List.of(Made.known()))
                .watched(new Population(Made.SHA256, 0))
                .orElseThrow();
        var counts = watched.judge().window();
        for (int i = 0; i < rows; i++) {
            counts.count(Made.bins(random, 5), new float[3], 0, 0.25, i % 3 == 0 ? Outcome.REFUSE : Outcome.APPROVE);
        }
        return Made.report(watched, new Window(start, HOUR), revision, counts, Map.of());
    }
}
