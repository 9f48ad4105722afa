package scoreline.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of figures when the server misbehaves; a stand-in answers as MLflow does. */
class MeasurementsTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T10:00:00Z");

    private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
    private final Set<String> deleted = new HashSet<>();
    private int created;
    private HttpServer server;
    private Measurements measurements;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/2.0/mlflow/", this::answer);
        server.start();
        measurements = measurements();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Measurements measurements() {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        return Measurements.of(Map.of("MLFLOW_TRACKING_URI", address)).orElseThrow();
    }

    @Test
    void without_a_server_there_are_none() {
        assertThat(Measurements.of(Map.of())).isEmpty();
    }

    @Test
    void a_series_is_one_run_and_its_moments_are_steps_of_it() {
        // When
        measurements.log("a", MOMENT, 7, new TreeMap<>(Map.of("x/effect", 0.5)));
        measurements.log("a", MOMENT.plusSeconds(60), 8, new TreeMap<>(Map.of("x/effect", 0.25)));
        // Then
        assertThat(created).isEqualTo(1);
        assertThat(batches).hasSize(2);
        var last = batches.getLast().path("metrics").path(0);
        assertThat(last.path("key").asText()).isEqualTo("x/effect");
        assertThat(last.path("value").asDouble()).isEqualTo(0.25);
        assertThat(last.path("step").asLong()).isEqualTo(8);
        assertThat(last.path("timestamp").asLong())
                .isEqualTo(MOMENT.plusSeconds(60).toEpochMilli());
    }

    @Test
    void many_figures_come_in_batches_that_the_server_takes() {
        // Given
        var figures = new TreeMap<String, Double>();
        for (int i = 0; i < 250; i++) {
            figures.put("f" + i, (double) i);
        }
        // When
        measurements.log("a", MOMENT, 1, figures);
        // Then
        assertThat(batches).extracting(batch -> batch.path("metrics").size()).containsExactly(100, 100, 50);
    }

    @Test
    void after_a_restart_the_run_is_found_again() {
        // Given
        measurements.log("a", MOMENT, 1, new TreeMap<>(Map.of("x", 1.0)));
        // When
        measurements().log("a", MOMENT, 2, new TreeMap<>(Map.of("x", 2.0)));
        // Then
        assertThat(created).isEqualTo(1);
    }

    @Test
    void a_run_that_somebody_deleted_is_made_anew_at_the_next_attempt() {
        // Given
        measurements.log("a", MOMENT, 1, new TreeMap<>(Map.of("x", 1.0)));
        deleted.add("run1");
        var figures = new TreeMap<>(Map.of("x", 2.0));
        assertThatThrownBy(() -> measurements.log("a", MOMENT, 2, figures)).isInstanceOf(UnusableTracking.class);
        // When
        measurements.log("a", MOMENT, 2, figures);
        // Then
        assertThat(created).isEqualTo(2);
        assertThat(batches.getLast().path("run_id").asText()).isEqualTo("run2");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("experiments/get-by-name")) {
                send(exchange, 200, "{\"experiment\": {\"experiment_id\": \"5\"}}");
            } else if (path.endsWith("runs/search")) {
                boolean exists = created > 0 && !deleted.contains("run" + created);
                send(exchange, 200, exists ? "{\"runs\": [" + run() + "]}" : "{}");
            } else if (path.endsWith("runs/create")) {
                created++;
                send(exchange, 200, "{\"run\": " + run() + "}");
            } else if (deleted.contains(Json.read(body).path("run_id").asText())) {
                send(exchange, 400, "{\"error_code\": \"INVALID_PARAMETER_VALUE\", \"message\": \"It is deleted.\"}");
            } else {
                batches.add(Json.read(body));
                send(exchange, 200, "{}");
            }
        }
    }

    private String run() {
        return "{\"info\": {\"run_id\": \"run" + created + "\"}}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
