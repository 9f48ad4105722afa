package scoreline.standalone.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager with our routes, and somebody who listens where the webhooks go. */
@Timeout(60)
class AlertDeliveryTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAUSED = alert("ScorelineBreakerOpen", "critical");
    private static final String REJECTED = alert("ScorelineRejections", "warning");
    private static final String UNWATCHED = alert("ScorelineDecisionsUnwatched", "warning");

    @TempDir
    private Path folder;

    private final Map<String, JsonNode> delivered = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private static String alert(String name, String severity) {
        return """
                {"labels": {"alertname": "%s", "severity": "%s", "job": "scorer"}, "annotations": {"summary": "%s"}}""".formatted(name, severity, name);
    }

    @Test
    void what_is_critical_goes_on_call_the_rest_to_the_team_and_what_follows_from_it_to_nobody() throws Exception {
        // Given
        var alertmanager = Tool.required("prometheus-alertmanager", "alertmanager");
        var webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/", this::take);
        webhook.start();
        int port = freePort();
        var process = new ProcessBuilder(
                        alertmanager.program().toString(),
                        "--config.file=" + configuration(webhook.getAddress().getPort()),
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            awaitReady(port);
            // When
            var posted = post(port, "[" + String.join(",", PAUSED, REJECTED, UNWATCHED) + "]");
            while (delivered.size() < 2) {
                assertThat(process.isAlive())
                        .as(Files.readString(folder.resolve("log")))
                        .isTrue();
                Thread.sleep(20);
            }
            // Then
            assertThat(posted.statusCode()).isEqualTo(200);
            assertThat(names("/on-call")).isEqualTo("ScorelineBreakerOpen");
            assertThat(names("/team")).isEqualTo("ScorelineDecisionsUnwatched");
            var suppressed = JSON.readTree(get(port, "/api/v2/alerts?active=false&inhibited=true"));
            assertThat(suppressed)
                    .singleElement()
                    .satisfies(alert ->
                            assertThat(alert.at("/labels/alertname").asText()).isEqualTo("ScorelineRejections"));
        } finally {
            process.destroy();
            process.waitFor();
            webhook.stop(0);
        }
    }

    private String names(String path) {
        return String.join(
                ",",
                requireNonNull(delivered.get(path)).path("alerts").findValuesAsText("alertname").stream()
                        .distinct()
                        .toList());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var message = JSON.readTree(exchange.getRequestBody());
            delivered.put(exchange.getRequestURI().getPath(), message);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Ours, but that it tells us, and soon. */
    private Path configuration(int webhook) throws IOException {
        var ours = Files.readString(Folder.MONITORING.resolve("alertmanager.yml"));
        var here = ours.replace("http://webhook:8080", "http://127.0.0.1:" + webhook)
                .replaceAll("group_wait: \\d+s", "group_wait: 1s");
        assertThat(here).contains("127.0.0.1").doesNotContain("webhook:8080");
        return Files.writeString(folder.resolve("alertmanager.yml"), here, UTF_8);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitReady(int port) throws Exception {
        while (true) {
            try {
                if (get(port, "/-/ready").startsWith("OK")) {
                    return;
                }
            } catch (ConnectException e) {
                // Not there yet.
            }
            Thread.sleep(20);
        }
    }

    private String get(int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(port, path)).build(), BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> post(int port, String alerts) throws Exception {
        return client.send(
                HttpRequest.newBuilder(at(port, "/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(alerts))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
