package scoreline.monitor.performance.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.Made.NOW;
import static scoreline.monitor.Made.TOPICS;
import static scoreline.monitor.Made.WRITTEN;
import static scoreline.monitor.performance.topology.Lent.LENDER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.Made;
import scoreline.wire.CreditDecision;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftAlert;
import scoreline.wire.LoanOutcome;
import scoreline.wire.Topic;

class PerformanceTopologyTest {
    private static final Duration REMEMBER = Duration.ofDays(400);

    private static final class Told implements PerformanceObserver {
        private final List<Fate> fates = new ArrayList<>();

        @Override
        public void met(Fate fate) {
            fates.add(fate);
        }

        @Override
        public void written(CreditPerformance performance) {}

        @Override
        public void alerted(DriftAlert alert) {}

        @Override
        public void broken(List<Severity> worst) {}
    }

    private static Topology topology(Path state, PerformanceObserver observer) {
        return PerformanceTopology.build(
                new StreamsConfig(Made.settings(state)),
                TOPICS,
                WRITTEN,
                List.of(LENDER),
                REMEMBER,
                Duration.ofSeconds(2),
                observer);
    }

    /** State is found again by these names: a changed file is a migration to be reviewed. */
    @Test
    void the_topology_is_the_one_that_was_reviewed() throws IOException {
        // When
        var described = topology(Path.of("unused"), new Told()).describe().toString();
        // Then
        try (var file = PerformanceTopologyTest.class.getResourceAsStream("expected-topology.txt")) {
            assertThat(described)
                    .isEqualToNormalizingNewlines(
                            new String(requireNonNull(file).readAllBytes(), UTF_8));
        }
    }

    private static <K, V> TestInputTopic<K, V> input(TopologyTestDriver driver, Topic<K, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keys().serializer(), topic.values().serializer());
    }

    @Test
    void outcomes_meet_their_decisions_and_are_told_of(@TempDir Path state) {
        // Given
        var told = new Told();
        try (var driver = new TopologyTestDriver(topology(state, told), Made.settings(state), NOW)) {
            var decisions = input(driver, TOPICS.decisions());
            var outcomes = input(driver, WRITTEN.outcomes());
            var performance = driver.createOutputTopic(
                    WRITTEN.performance().name(),
                    WRITTEN.performance().keys().deserializer(),
                    WRITTEN.performance().values().deserializer());
            var loans = Lent.drawn(5, 50, NOW, Duration.ofDays(20), -3, 0);
            // When
            loans.subList(0, 25)
                    .forEach(loan -> decisions.pipeInput(loan.decision().getApplicantId(), loan.decision()));
            loans.forEach(loan -> outcomes.pipeInput(loan.lastWord().getApplicantId(), loan.lastWord()));
            loans.subList(25, 50)
                    .forEach(loan -> decisions.pipeInput(loan.decision().getApplicantId(), loan.decision()));
            driver.advanceWallClockTime(Duration.ofSeconds(2));
            driver.advanceWallClockTime(Duration.ofSeconds(2));
            // Then
            var last = performance.readKeyValuesToMap();
            assertThat(requireNonNull(last.get(LENDER.sha256() + "/2026-03/12")).getKnown())
                    .isEqualTo(50);
            assertThat(told.fates).hasSize(75).containsOnly(Fate.JOINED, Fate.WAITING);
        }
    }

    @Test
    void loans_are_remembered_by_the_time_of_decisions_and_no_date_of_an_outcome_makes_them_forgotten(
            @TempDir Path state) {
        // Given
        var told = new Told();
        try (var driver = new TopologyTestDriver(topology(state, told), Made.settings(state), NOW)) {
            var decisions = input(driver, TOPICS.decisions());
            var outcomes = input(driver, WRITTEN.outcomes());
            decisions.pipeInput("p-1", decision("a-1", NOW));
            outcomes.pipeInput("p-1", outcome("a-2", Instant.parse("9999-01-01T00:00:00Z"), 0));
            decisions.pipeInput("p-1", decision("a-3", NOW.plus(REMEMBER).minusMillis(1)));
            outcomes.pipeInput("p-1", outcome("a-1", NOW.plus(Duration.ofDays(390)), 0));
            // When
            decisions.pipeInput("p-1", decision("a-4", NOW.plus(REMEMBER)));
            outcomes.pipeInput("p-1", outcome("a-1", NOW.plus(Duration.ofDays(391)), 1));
            // Then
            assertThat(told.fates).containsExactly(Fate.WAITING, Fate.JOINED, Fate.WAITING);
        }
    }

    private static CreditDecision decision(String application, Instant submitted) {
        return CreditDecision.newBuilder(Made.decision(new SplittableRandom(1), submitted))
                .setApplicationId(application)
                .setApplicantId("p-1")
                .build();
    }

    private static LoanOutcome outcome(String application, Instant observed, int version) {
        return new LoanOutcome(application, "p-1", observed, true, version);
    }
}
