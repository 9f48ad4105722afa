package scoreline.standalone.scorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.ApplicationReader;
import scoreline.judgement.Deciding;
import scoreline.judgement.Judge;
import scoreline.judgement.SourcePosition;
import scoreline.scorer.runtime.Scorer;
import scoreline.scorer.runtime.Wiring;
import scoreline.scoring.bundle.Bundle;
import scoreline.service.CannotStart;
import scoreline.service.life.Ending;
import scoreline.service.operations.Health;
import scoreline.wire.CreditDecision;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ScorerLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private Bundle bundle;

    @BeforeEach
    void train() throws Exception {
        bundle = MadeUpBundle.write(folder.resolve("bundle"));
    }

    @Test
    void too_much_rejected_pauses_it_until_it_is_resumed() throws Exception {
        try (var bench = new Bench(folder);
                var scorer = Scorer.start(bench.config(Map.of()), bundle)) {
            // Given
            assertThat(scorer.awaitRunning(PATIENCE)).isTrue();
            for (int i = 0; i < 250; i++) {
                bench.send(null, "p".getBytes(UTF_8), "junk".getBytes(UTF_8), Instant.now())
                        .get();
            }
            await(() -> scorer.health().status() == Health.Status.PAUSED);

            // When
            bench.send(bench.application("a", "p"));
            var whilePaused = bench.committed(bench.topics.decisions(), 1, Duration.ofSeconds(2));
            var health = ask(scorer, "GET", "/health");
            var metrics = ask(scorer, "GET", "/metrics").body();
            var resumed = ask(scorer, "POST", "/resume");

            // Then
            assertThat(whilePaused).isEmpty();
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"status\":\"PAUSED\"", "\"breaker\":\"open\"");
            assertThat(metrics).contains("scoreline_breaker_open 1.0");
            assertThat(resumed.statusCode()).isEqualTo(200);
            assertThat(bench.committed(bench.topics.decisions(), 1, PATIENCE)).hasSize(1);
            await(() -> scorer.health().lag().orElse(-1) == 0);
        }
    }

    @Test
    void stopped_and_started_again_it_goes_on_at_once_and_remembers() throws Exception {
        try (var bench = new Bench(folder)) {
            // Given
            var config = bench.config(Map.of("scorer.session-timeout", "60s"));
            var first = Scorer.start(config, bundle);
            try (first) {
                bench.send(bench.application("a", "p"));
                assertThat(bench.committed(bench.topics.decisions(), 1, PATIENCE))
                        .hasSize(1);
                assertThat(bench.members(config.applicationId())).hasSize(1);
            }
            assertThat(bench.members(config.applicationId())).isEmpty();
            assertThat(first.ended()).isCompletedWithValue(Ending.CLOSED);
            bench.send(bench.application("b", "p"));

            // When
            long start = System.nanoTime();
            try (var scorer = Scorer.start(config, bundle)) {
                assertThat(bench.committed(bench.topics.decisions(), 2, PATIENCE))
                        .hasSize(2);
                var took = Duration.ofNanos(System.nanoTime() - start);
                bench.send(bench.application("b", "p"));
                await(() -> scorer.tally().records() == 2);

                // Then: it did not wait for the session it left
                assertThat(took).isLessThan(Duration.ofSeconds(30));
                assertThat(scorer.tally().decisions()).isEqualTo(1);
            }
        }
    }

    @Test
    void what_a_poll_brings_is_explained_together() throws Exception {
        try (var bench = new Bench(folder)) {
            // Given
            for (int i = 0; i < 200; i++) {
                bench.send(bench.application("a-" + i, "p-" + i));
            }
            var config = bench.config(Map.of());
            var usual = Wiring.of(config, bundle, InstantSource.system());
            var together = new ConcurrentLinkedQueue<Integer>();
            var judge = new Judge(
                    ApplicationReader.of(usual.decoder().schema(), bundle.catalogue()),
                    config.time(),
                    counting(usual.judge(), together),
                    InstantSource.system());
            var counted = new Wiring(
                    usual.settings(),
                    usual.topics(),
                    usual.registry(),
                    usual.decoder(),
                    usual.arrivals(),
                    usual.remembering(),
                    judge);

            // When
            try (var scorer = Scorer.start(config, counted)) {
                var decisions = bench.committed(bench.topics.decisions(), 200, PATIENCE);

                // Then
                assertThat(decisions).hasSize(200);
                assertThat(scorer.tally().decisions()).isEqualTo(200);
                assertThat(together).hasSizeLessThan(100);
                assertThat(together.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
            }
        }
    }

    private static Deciding counting(Judge judge, Queue<Integer> together) {
        return new Deciding() {
            @Override
            public List<Admitted> explain(List<Admitted> applications) {
                together.add(applications.size());
                return judge.explain(applications);
            }

            @Override
            public CreditDecision decide(Admitted application, @Nullable SourcePosition source, Instant now) {
                return judge.decide(application, source);
            }
        };
    }

    @Test
    void while_the_registry_is_down_records_wait_and_none_is_rejected() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var bench = new Bench(folder)) {
            // Given
            var settings = Map.of("scorer.registry", "http://127.0.0.1:" + port, "scorer.registry-patience", "1s");
            try (var scorer = Scorer.start(bench.config(settings), bundle)) {
                assertThat(scorer.awaitRunning(PATIENCE)).isTrue();
                bench.send(
                                null,
                                "p".getBytes(UTF_8),
                                confluent(bench.bytes(bench.application("a", "p"))),
                                Instant.now())
                        .get();

                // When: longer than the patience, so that the stream thread is replaced
                Thread.sleep(4_000);
                assertThat(scorer.tally().records()).isZero();
                assertThat(scorer.ended()).isNotDone();
                var registry =
                        registry(port, bench.topics.applications().schema().toString());
                try {
                    // Then
                    await(() -> scorer.tally().decisions() == 1);
                    await(() -> scorer.health().lag().orElse(-1) == 0);
                    assertThat(scorer.tally().rejections()).isZero();
                } finally {
                    registry.stop(0);
                }
            }
        }
    }

    @Test
    void a_topic_that_is_not_there_is_a_sentence() throws Exception {
        try (var bench = new Bench(folder)) {
            // Given
            bench.delete(bench.topics.rejections().name());

            // Then
            assertThatThrownBy(
                            () -> Scorer.start(bench.config(Map.of()), bundle).close())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageMatching(
                            "Topic credit.rejections does not exist at 127\\.0\\.0\\.1:\\d+; create it first\\.");
        }
    }

    @Test
    void a_decisions_topic_with_less_room_than_a_decision_may_take_is_a_sentence() throws Exception {
        try (var bench = new Bench(folder)) {
            assertThatThrownBy(() -> Scorer.start(bench.config(Map.of("scorer.limits.decision", "1MiB")), bundle)
                            .close())
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Topic credit.decisions takes 1048576 bytes at most, which scorer.limits.decision must stay"
                                    + " 4096 below.");
        }
    }

    private static byte[] confluent(byte[] singleObject) {
        return ByteBuffer.allocate(singleObject.length - 5)
                .put((byte) 0)
                .putInt(7)
                .put(singleObject, 10, singleObject.length - 10)
                .array();
    }

    /** Knows one application schema as 7, and takes ours for granted. */
    private static HttpServer registry(int port, String schema) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var quoted = schema.replace("\\", "\\\\").replace("\"", "\\\"");
        server.createContext("/schemas/ids/7", exchange -> answer(exchange, "{\"schema\":\"" + quoted + "\"}"));
        server.createContext("/subjects/", exchange -> answer(exchange, "{\"id\":8}"));
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String body) {
        try (exchange) {
            exchange.sendResponseHeaders(200, body.getBytes(UTF_8).length);
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> ask(Scorer scorer, String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + scorer.port() + path))
                .method(method, BodyPublishers.noBody())
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
