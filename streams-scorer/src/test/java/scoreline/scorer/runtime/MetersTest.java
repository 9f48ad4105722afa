package scoreline.scorer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import scoreline.service.operations.Metrics;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.RejectionCode;

class MetersTest {
    @Test
    void each_record_is_counted_once_by_what_became_of_it() {
        try (var metrics = new Metrics()) {
            // Given
            var meters = new Meters(metrics);

            // When
            meters.decided(DecisionOutcome.REFUSE, Duration.ofMillis(30));
            meters.rejected(RejectionCode.CONFLICT);
            meters.repeated();

            // Then
            assertThat(metrics.scrape().lines())
                    .contains(
                            "scoreline_records_total 3.0",
                            "scoreline_decisions_total{outcome=\"REFUSE\"} 1.0",
                            "scoreline_decisions_total{outcome=\"APPROVE\"} 0.0",
                            "scoreline_rejections_total{code=\"CONFLICT\"} 1.0",
                            "scoreline_duplicates_total 1.0",
                            "scoreline_decision_latency_seconds_bucket{le=\"0.025\"} 0",
                            "scoreline_decision_latency_seconds_bucket{le=\"0.05\"} 1");
            assertThat(meters.tally()).isEqualTo(new Tally(3, 1, 1, 1));
        }
    }
}
