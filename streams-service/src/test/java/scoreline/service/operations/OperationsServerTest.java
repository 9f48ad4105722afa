package scoreline.service.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.service.CannotStart;

class OperationsServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final AtomicReference<Health> health =
            new AtomicReference<>(Health.of(State.RUNNING, false, OptionalLong.of(12)));
    private final AtomicInteger resumed = new AtomicInteger();
    private final Metrics metrics = new Metrics();
    private final OperationsServer server = OperationsServer.bind(new HttpAddress("127.0.0.1", 0), "scorer");

    @BeforeEach
    void serve() {
        server.serve(health::get, metrics::scrape, resumed::incrementAndGet);
    }

    @AfterEach
    void stop() {
        server.close();
        metrics.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING,     false, 200, 200, UP",
        "RUNNING,     true,  503, 200, PAUSED",
        "REBALANCING, false, 503, 200, STARTING",
        "ERROR,       false, 503, 503, DOWN",
        "NOT_RUNNING, true,  503, 503, DOWN"
    })
    void health_says_whether_it_decides_and_live_whether_to_replace_it(
            State streams, boolean breakerOpen, int healthStatus, int liveStatus, String status) throws Exception {
        // Given
        health.set(Health.of(streams, breakerOpen, OptionalLong.of(12)));

        // When
        var ready = answer(to("/health"));
        var live = answer(to("/live"));

        // Then
        assertThat(ready.statusCode()).isEqualTo(healthStatus);
        assertThat(live.statusCode()).isEqualTo(liveStatus);
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"%s\",\"streams\":\"%s\",\"breaker\":\"%s\",\"lag\":12}"
                        .formatted(status, streams, breakerOpen ? "open" : "closed"));
    }

    @Test
    void an_unknown_lag_is_null() throws Exception {
        // Given
        health.set(Health.of(State.RUNNING, false, OptionalLong.empty()));

        // Then
        assertThat(answer(to("/health")).body()).endsWith("\"lag\":null}");
    }

    @Test
    void metrics_are_prometheus_text() throws Exception {
        // Given
        metrics.counter("scoreline.decisions", "Decided", "outcome", "REFUSE").increment();
        metrics.latency("scoreline.decision.latency", "Latency").record(Duration.ofMillis(30));
        metrics.gauge("scoreline.lag", "Lag", () -> 5);

        // When
        var answer = answer(to("/metrics"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body().lines())
                .contains(
                        "scoreline_decisions_total{outcome=\"REFUSE\"} 1.0",
                        "scoreline_decision_latency_seconds_bucket{le=\"0.025\"} 0",
                        "scoreline_decision_latency_seconds_bucket{le=\"0.05\"} 1",
                        "scoreline_lag 5.0");
    }

    @Test
    void resume_is_for_operators_on_this_machine() throws Exception {
        // When
        var posted = answer(to("/resume").POST(BodyPublishers.noBody()));
        var read = answer(to("/resume"));
        var fromPage =
                answer(to("/resume").header("Origin", "http://evil.example").POST(BodyPublishers.noBody()));

        // Then
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(fromPage.statusCode()).isEqualTo(403);
        assertThat(resumed).hasValue(1);
    }

    @Test
    void other_paths_are_not_found() throws Exception {
        assertThat(answer(to("/health/x")).statusCode()).isEqualTo(404);
        assertThat(answer(to("/")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_port_that_is_taken_is_a_sentence() {
        assertThatThrownBy(() -> OperationsServer.bind(new HttpAddress("127.0.0.1", server.port()), "scorer"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("Health and metrics cannot be served at 127.0.0.1:" + server.port()
                        + ", where scorer.http.host and scorer.http.port put them.");
    }
}
