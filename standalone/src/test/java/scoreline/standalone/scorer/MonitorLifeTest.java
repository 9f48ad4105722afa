package scoreline.standalone.scorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.runtime.Monitor;
import scoreline.monitor.runtime.MonitorConfig;
import scoreline.scorer.runtime.Scorer;
import scoreline.scoring.bundle.Bundle;
import scoreline.service.CannotStart;
import scoreline.service.life.Ending;
import scoreline.service.operations.Health;
import scoreline.wire.CreditPerformance;
import scoreline.wire.DriftReport;
import scoreline.wire.Framing;
import scoreline.wire.LoanOutcome;
import scoreline.wire.MonitorTopics;

/** A real broker, a scorer that decides, and the monitor that watches it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MonitorLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MonitorTopics TOPICS = MonitorTopics.of(Framing.singleObject());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Bundle bundle;

    @BeforeEach
    void train() throws Exception {
        bundle = MadeUpBundle.write(folder.resolve("bundle"));
    }

    private MonitorConfig config(Bench bench) {
        var settings = new HashMap<String, String>();
        settings.put("monitor.bootstrap-servers", bench.servers());
        settings.put("monitor.bundles", folder.resolve("bundle").toString());
        settings.put("monitor.state", folder.resolve("monitor").toString());
        settings.put("monitor.http.port", "0");
        settings.put("monitor.windows", "10s");
        settings.put("monitor.emit", "200ms");
        settings.put("monitor.idle", "500ms");
        settings.put("monitor.hold", "1s");
        settings.put("monitor.grace", "0ms");
        return MonitorConfig.of(settings);
    }

    @Test
    void each_decision_is_in_one_report_whether_the_monitor_was_there_or_came_again() throws Exception {
        try (var bench = new Bench(folder);
                var scorer = Scorer.start(bench.config(Map.of()), bundle)) {
            // Given
            bench.create(TOPICS.all());
            decide(bench, scorer, 300);
            var first = Monitor.start(config(bench), Map.of());
            try (first) {
                assertThat(first.awaitRunning(PATIENCE)).isTrue();
                await(() -> rows(bench) == 300);
                await(() -> first.health().status() == Health.Status.UP
                        && first.health().lag().orElse(-1) == 0);

                // Then
                assertThat(ask(first, "/health").statusCode()).isEqualTo(200);
                assertThat(ask(first, "/metrics").body())
                        .contains("scoreline_drift_decisions_total 300.0", "scoreline_drift_unwatched_total 0.0");
            }
            assertThat(first.ended()).isCompletedWithValue(Ending.CLOSED);

            // When
            decide(bench, scorer, 350);
            try (var second = Monitor.start(config(bench), Map.of())) {
                await(() -> rows(bench) == 350);

                // Then
                assertThat(ask(second, "/metrics").body()).contains("scoreline_drift_decisions_total 50.0");
            }
        }
    }

    @Test
    void outcomes_meet_their_decisions_whichever_comes_first() throws Exception {
        try (var bench = new Bench(folder);
                var scorer = Scorer.start(bench.config(Map.of()), bundle)) {
            // Given
            bench.create(TOPICS.all());
            tell(bench, 0, 30);
            try (var monitor = Monitor.start(config(bench), Map.of())) {
                assertThat(monitor.awaitRunning(PATIENCE)).isTrue();
                decide(bench, scorer, 40);

                // When
                tell(bench, 30, 40);
                tell(bench, 0, 40);
                await(() -> known(bench) == 40);

                // Then
                assertThat(ask(monitor, "/metrics").body())
                        .contains(
                                "scoreline_performance_outcomes_total{fate=\"JOINED\"} 40.0",
                                "scoreline_performance_outcomes_total{fate=\"MISDATED\"} 0.0");
                assertThat(ask(monitor, "/health").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void without_a_topic_for_outcomes_windows_are_watched_all_the_same() throws Exception {
        try (var bench = new Bench(folder)) {
            // Given
            bench.create(List.of(TOPICS.reports(), TOPICS.alerts()));
            // When
            try (var monitor = Monitor.start(config(bench), Map.of())) {
                // Then
                assertThat(monitor.awaitRunning(PATIENCE)).isTrue();
                assertThat(monitor.health().status()).isEqualTo(Health.Status.UP);
            }
        }
    }

    /** The same each time it is told. */
    private static void tell(Bench bench, int from, int to) throws Exception {
        var topic = TOPICS.outcomes();
        var settings = Map.<String, Object>of("bootstrap.servers", bench.servers());
        try (var producer = new KafkaProducer<>(
                settings, topic.keys().serializer(), topic.values().serializer())) {
            for (int i = from; i < to; i++) {
                var outcome =
                        new LoanOutcome("a" + i, "p" + i % 40, Instant.parse("2090-01-01T00:00:00Z"), i % 5 == 0, 0);
                producer.send(new ProducerRecord<>(topic.name(), outcome.getApplicantId(), outcome))
                        .get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Outcomes in the last records of each month. */
    private static long known(Bench bench) {
        return bench.committed(TOPICS.performance(), 1, Duration.ofMillis(500)).stream()
                .collect(Collectors.toMap(
                        each -> each.value().getDecidedMonth(), ConsumerRecord::value, (_, last) -> last))
                .values()
                .stream()
                .mapToLong(CreditPerformance::getKnown)
                .sum();
    }

    @Test
    void a_topic_that_is_not_there_is_a_sentence() throws Exception {
        try (var bench = new Bench(folder)) {
            assertThatThrownBy(() -> Monitor.start(config(bench), List.of(bundle), EndOfInput.never())
                            .close())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching(
                            "Topic credit.drift.reports does not exist at 127\\.0\\.0\\.1:\\d+; create it first\\.");
        }
    }

    private static void decide(Bench bench, Scorer scorer, int all) throws InterruptedException {
        for (long i = scorer.tally().decisions(); i < all; i++) {
            bench.send(bench.application("a" + i, "p" + i % 40));
        }
        await(() -> scorer.tally().decisions() == all);
    }

    /** Decisions in the last report of each window. */
    private static long rows(Bench bench) {
        return bench.committed(TOPICS.reports(), 1, Duration.ofMillis(500)).stream()
                .collect(Collectors.toMap(
                        ConsumerRecord::key,
                        ConsumerRecord::value,
                        BinaryOperator.maxBy(Comparator.comparingInt(DriftReport::getRevision))))
                .values()
                .stream()
                .mapToLong(DriftReport::getRows)
                .sum();
    }

    private static HttpResponse<String> ask(Monitor monitor, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitor.port() + path))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as("time left").isNegative();
            Thread.sleep(50);
        }
    }
}
