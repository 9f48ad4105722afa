package scoreline.standalone.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.relay.Relay;
import scoreline.monitor.webhook.Endpoint;
import scoreline.monitor.webhook.Form;
import scoreline.monitor.webhook.Webhook;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topic;

/** With a real broker, and a receiver that is not always well. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RelayTest {
    private static final Topic<String, DriftAlert> ALERTS =
            MonitorTopics.of(Framing.singleObject()).alerts();
    private static final TopicPartition ONLY = new TopicPartition(ALERTS.name(), 0);
    private static final String GROUP = "drift-webhook";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresLeft = new AtomicInteger();

    /// One request as its receiver saw it.
    ///
    /// @param committed offset that the relay had committed by then, −1 for none
    private record Told(String id, String body, int status, long committed) {}

    @Test
    void what_is_not_delivered_is_told_again_and_only_then_counts_as_read() throws Exception {
        try (var bench = new Bench(folder);
                var admin = admin(bench)) {
            // Given
            bench.create(List.of(ALERTS));
            send(bench, DriftTurn.STARTED, DriftTurn.ONGOING, DriftTurn.RECOVERED);
            failuresLeft.set(2);
            var receiver = receiver(admin);
            try (var relay = relay(bench, receiver)) {
                // When
                relay.start();
                await(() -> committed(admin) == 3);
            } finally {
                receiver.stop(0);
            }

            // Then: the window between start and end was no news
            assertThat(told).extracting(Told::status).containsExactly(503, 503, 204, 204);
            assertThat(told).extracting(Told::committed).containsExactly(-1L, -1L, -1L, 2L);
            assertThat(told.subList(0, 3))
                    .extracting(Told::id)
                    .containsOnly(told.getFirst().id());
            assertThat(told.getFirst().body()).contains("\"status\":\"firing\"");
            assertThat(told.getLast().body()).contains("\"status\":\"resolved\"");
            assertThat(deliveries)
                    .containsExactly(Delivery.FAILED, Delivery.FAILED, Delivery.DELIVERED, Delivery.DELIVERED);
        }
    }

    @Test
    void stopped_while_its_receiver_was_away_it_tells_at_the_next_start_and_once() throws Exception {
        try (var bench = new Bench(folder);
                var admin = admin(bench)) {
            // Given
            bench.create(List.of(ALERTS));
            send(bench, DriftTurn.STARTED);
            failuresLeft.set(Integer.MAX_VALUE);
            var receiver = receiver(admin);
            try {
                try (var relay = relay(bench, receiver)) {
                    relay.start();
                    await(() -> !told.isEmpty());
                }
                assertThat(committed(admin)).isEqualTo(-1);
                told.clear();
                failuresLeft.set(0);

                // When
                try (var relay = relay(bench, receiver)) {
                    relay.start();
                    await(() -> committed(admin) == 1);
                }
                send(bench, DriftTurn.RECOVERED);
                try (var relay = relay(bench, receiver)) {
                    relay.start();
                    await(() -> committed(admin) == 2);
                }
            } finally {
                receiver.stop(0);
            }

            // Then
            assertThat(told).extracting(Told::status).containsExactly(204, 204);
            assertThat(told.getFirst().body()).contains("\"status\":\"firing\"");
            assertThat(told.getLast().body()).contains("\"status\":\"resolved\"");
        }
    }

    private Relay<DriftAlert> relay(Bench bench, HttpServer receiver) {
        var address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/drift");
        var webhook = new Webhook(new Endpoint(address, Form.ALERTMANAGER, Optional.empty()), InstantSource.system());
        return new Relay<>(Map.of("bootstrap.servers", bench.servers()), GROUP, ALERTS, webhook, deliveries::add);
    }

    private HttpServer receiver(Admin admin) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/drift", exchange -> receive(exchange, admin));
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange, Admin admin) {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            int status = failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 204;
            told.add(new Told(exchange.getRequestHeaders().getFirst("webhook-id"), body, status, committed(admin)));
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Admin admin(Bench bench) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bench.servers()));
    }

    private static long committed(Admin admin) {
        try {
            var offsets = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            return Optional.ofNullable(offsets.get(ONLY))
                    .map(OffsetAndMetadata::offset)
                    .orElse(-1L);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Bench bench, DriftTurn... turns) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bench.servers()),
                ALERTS.keys().serializer(),
                ALERTS.values().serializer())) {
            var since = Instant.parse("2026-03-01T10:00:00Z");
            var sent = new ArrayList<Instant>();
            for (var turn : turns) {
                var end = since.plusSeconds(3_600L * sent.size());
                sent.add(end);
                producer.send(new ProducerRecord<>(ALERTS.name(), "episode", alert(turn, since, end)))
                        .get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static DriftAlert alert(DriftTurn turn, Instant since, Instant end) {
        return DriftAlert.newBuilder()
                .setEpisodeId("episode")
                .setTurn(turn)
                .setSince(since)
                .setSeverity(DriftAlertSeverity.ALERT)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("ab".repeat(32))
                .setWindowStart(end.minusSeconds(3_600))
                .setWindowEnd(end)
                .setWhat("AMT_CREDIT")
                .setLabelEn("Credit")
                .setLabelFr("Crédit")
                .setRows(1_000)
                .setP(1e-9)
                .setAdjustedP(3e-8)
                .setEffect(0.31)
                .setSentenceEn("Credit is higher than in training.")
                .setSentenceFr("Le crédit est plus élevé qu'à l'entraînement.")
                .build();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - end).as("time left").isNegative();
            Thread.sleep(50);
        }
    }
}
