package scoreline.monitor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.performance.topology.Fate;
import scoreline.monitor.relay.Delivery;
import scoreline.service.operations.Metrics;

class MetersTest {
    @Test
    void each_thing_that_happens_has_its_counter() {
        try (var metrics = new Metrics()) {
            // Given
            var meters = new Meters(metrics);

            // When
            meters.counted();
            meters.counted();
            meters.undecodable();
            meters.misfit();
            meters.unwatched("a", "1");
            meters.repeated();
            meters.tooLate(7);
            meters.outOfTurn(4);
            meters.open(List.of(Instant.EPOCH));
            meters.open(List.of(Instant.ofEpochSecond(7_200), Instant.ofEpochSecond(3_600)));
            meters.running(List.of(Severity.ALERT, Severity.WATCH, Severity.ALERT));
            meters.broken(List.of(Severity.WATCH));
            meters.orphaned();
            meters.deliveries("webhook").accept(Delivery.FAILED);
            meters.met(Fate.JOINED);
            meters.met(Fate.CORRECTED);
            meters.met(Fate.JOINED);

            // Then
            assertThat(metrics.scrape().lines())
                    .contains(
                            "scoreline_drift_decisions_total 2.0",
                            "scoreline_drift_undecodable_total 1.0",
                            "scoreline_drift_misfits_total 1.0",
                            "scoreline_drift_unwatched_total 1.0",
                            "scoreline_drift_repeated_total 1.0",
                            "scoreline_drift_too_late_total 7.0",
                            "scoreline_drift_out_of_turn_total 4.0",
                            "scoreline_drift_windows_open 2.0",
                            "scoreline_drift_windows_oldest_end_seconds 3600.0",
                            "scoreline_drift_episodes{of=\"decisions\",severity=\"ALERT\"} 2.0",
                            "scoreline_drift_episodes{of=\"decisions\",severity=\"WATCH\"} 1.0",
                            "scoreline_drift_episodes{of=\"outcomes\",severity=\"ALERT\"} 0.0",
                            "scoreline_drift_episodes{of=\"outcomes\",severity=\"WATCH\"} 1.0",
                            "scoreline_drift_orphans_total 1.0",
                            "scoreline_drift_revisions_total 0.0",
                            "scoreline_drift_windows_total{by=\"IDLE\"} 0.0",
                            "scoreline_drift_verdicts_total{verdict=\"DRIFT\"} 0.0",
                            "scoreline_drift_deliveries_total{outcome=\"FAILED\",to=\"webhook\"} 1.0",
                            "scoreline_performance_outcomes_total{fate=\"JOINED\"} 2.0",
                            "scoreline_performance_outcomes_total{fate=\"CORRECTED\"} 1.0",
                            "scoreline_performance_outcomes_total{fate=\"WAITING\"} 0.0",
                            "scoreline_performance_records_total 0.0");
        }
    }

    @Test
    void where_no_window_is_open_none_is_the_oldest() {
        try (var metrics = new Metrics()) {
            // Given
            var meters = new Meters(metrics);
            meters.open(List.of(Instant.EPOCH));

            // When
            meters.open(List.of());

            // Then
            assertThat(metrics.scrape().lines())
                    .contains("scoreline_drift_windows_open 0.0", "scoreline_drift_windows_oldest_end_seconds NaN");
        }
    }
}
