package scoreline.wire;

import static scoreline.wire.Compatibility.BACKWARD_TRANSITIVE;
import static scoreline.wire.Compatibility.FULL_TRANSITIVE;
import static scoreline.wire.TopicSettings.Cleanup.COMPACT_AND_DELETE;
import static scoreline.wire.TopicSettings.Cleanup.DELETE;
import static scoreline.wire.TopicSettings.Compression.UNCOMPRESSED;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The topics that the drift monitor needs beside the decisions in {@link Topics}; where it does not run they do not exist.
 * {@code docs/topics.md} says the same in words.
 *
 * @param outcomes key: applicant id
 * @param reports key: bundle, window, segment
 * @param alerts key: episode; of each, the last is kept
 * @param performance key: bundle, month of decision, months since; of each, the last is kept
 */
public record MonitorTopics(
        Topic<String, LoanOutcome> outcomes,
        Topic<String, DriftReport> reports,
        Topic<String, DriftAlert> alerts,
        Topic<String, CreditPerformance> performance) {

    private static final int ONE_MEBIBYTE = 1 << 20;

    public static MonitorTopics of(Framing framing) {
        return new MonitorTopics(
                new Topic<>(
                        "credit.outcomes",
                        Serdes.String(),
                        Wire.specific(LoanOutcome.class, SchemaHistory.outcome(), framing, "credit.outcomes-value"),
                        SchemaHistory.outcome(),
                        BACKWARD_TRANSITIVE,
                        new TopicSettings(4, Duration.ofDays(730), ONE_MEBIBYTE, UNCOMPRESSED, DELETE)),
                new Topic<>(
                        "credit.drift.reports",
                        Serdes.String(),
                        Wire.specific(
                                DriftReport.class, SchemaHistory.driftReport(), framing, "credit.drift.reports-value"),
                        SchemaHistory.driftReport(),
                        FULL_TRANSITIVE,
                        new TopicSettings(1, Duration.ofDays(365), ONE_MEBIBYTE, UNCOMPRESSED, DELETE)),
                new Topic<>(
                        "credit.drift.alerts",
                        Serdes.String(),
                        Wire.specific(
                                DriftAlert.class, SchemaHistory.driftAlert(), framing, "credit.drift.alerts-value"),
                        SchemaHistory.driftAlert(),
                        FULL_TRANSITIVE,
                        new TopicSettings(1, Duration.ofDays(365), ONE_MEBIBYTE, UNCOMPRESSED, COMPACT_AND_DELETE)),
                new Topic<>(
                        "credit.performance",
                        Serdes.String(),
                        Wire.specific(
                                CreditPerformance.class,
                                SchemaHistory.performance(),
                                framing,
                                "credit.performance-value"),
                        SchemaHistory.performance(),
                        FULL_TRANSITIVE,
                        new TopicSettings(1, Duration.ofDays(730), ONE_MEBIBYTE, UNCOMPRESSED, COMPACT_AND_DELETE)));
    }

    public List<Topic<?, ?>> all() {
        return List.of(outcomes, reports, alerts, performance);
    }
}
