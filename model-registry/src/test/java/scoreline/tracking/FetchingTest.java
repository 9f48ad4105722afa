package scoreline.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.bundle.Bundle;

/** What becomes of a fetch when the server, the way to it or the cache misbehaves; a stand-in answers as MLflow does. */
class FetchingTest {
    private static final String CHAMPION = "models:/credit-default@champion";

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Bundle bundle;
    private String registered;
    private Optional<String> trouble = Optional.empty();

    @BeforeEach
    void serve() throws IOException {
        bundle = MadeUpBundle.write(folder.resolve("kept"), 1);
        registered = bundle.sha256();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private FetchedBundle fetch(String address) {
        return BundleAddress.parse(address).fetch(() -> tracking(Map.of()));
    }

    private Tracking tracking(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("MLFLOW_TRACKING_URI", address());
        return Tracking.of(folder.resolve("runs"), folder.resolve("cache"), environment);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void a_bundle_is_fetched_once_and_loaded_from_the_cache_afterwards() {
        // When
        var first = fetch(CHAMPION);
        int downloads = downloads();
        var second = fetch(CHAMPION);
        // Then
        assertThat(first.bundle().sha256()).isEqualTo(bundle.sha256());
        assertThat(first.directory()).isEqualTo(folder.resolve("cache").resolve(bundle.sha256()));
        assertThat(second.directory()).isEqualTo(first.directory());
        assertThat(downloads).isGreaterThan(10);
        assertThat(downloads()).isEqualTo(downloads);
    }

    @Test
    void an_altered_cache_is_fetched_anew() throws IOException {
        // Given
        var fetched = fetch(CHAMPION);
        Files.writeString(fetched.directory().resolve("policy.json"), "{}");
        // When
        var again = fetch(CHAMPION);
        // Then
        assertThat(again.bundle().sha256()).isEqualTo(bundle.sha256());
        assertThat(drafts()).isEmpty();
    }

    @Test
    void without_the_server_a_number_means_what_it_meant_and_an_alias_nothing() {
        // Given
        fetch("models:/credit-default/3");
        // When
        server.stop(0);
        // Then
        assertThat(fetch("models:/credit-default/3").bundle().sha256()).isEqualTo(bundle.sha256());
        assertThatThrownBy(() -> fetch(CHAMPION))
                .isInstanceOf(ServerUnavailable.class)
                .hasMessage("The tracking server " + address() + " does not answer, so it is not known which version "
                        + CHAMPION + " means; a version that was fetched before can be named by its number.");
        assertThatThrownBy(() -> fetch("models:/credit-default/2"))
                .hasMessage("The tracking server " + address() + " does not answer.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            altered   | must not serve: policy.json was altered: its SHA-256 is not the manifest's.
            cut       | stopped in the middle of a file.
            lost      | answers a download with status 404: No such artifact.
            traversal | must not serve: its manifest cannot be read.
            exchanged | must not serve: it is another bundle than was registered.
            busy      | answers a download with status 503.
            """)
    void nothing_is_kept_of_a_download_that_went_wrong(String how, String sentence) throws IOException {
        // Given
        trouble = Optional.of(how);
        if (how.equals("exchanged")) {
            registered = "0".repeat(64);
        }
        // When
        assertThatThrownBy(() -> fetch(CHAMPION))
                .isInstanceOf(UnusableTracking.class)
                .hasMessageEndingWith(sentence);
        // Then
        assertThat(drafts()).isEmpty();
        assertThat(folder.resolve("cache").resolve(bundle.sha256())).doesNotExist();
        assertThat(folder.resolve("cache/versions")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refusing | refuses with status 401: set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.
            foreign  | answers registered-models/get with status 404.
            web      | is no MLflow server: no JSON comes for registered-models/get.
            """)
    void an_answer_that_means_nothing_is_not_taken_for_an_absent_model(String how, String sentence) {
        // Given
        trouble = Optional.of(how);
        // Then
        assertThatThrownBy(() -> fetch(CHAMPION)).hasMessageEndingWith(sentence);
    }

    @Test
    void credentials_go_into_the_header_and_the_token_wins() {
        // When
        var _ = tracking(Map.of("MLFLOW_TRACKING_USERNAME", "u", "MLFLOW_TRACKING_PASSWORD", "p"))
                .models()
                .version("credit-default", 3);
        var _ = tracking(Map.of("MLFLOW_TRACKING_USERNAME", "u", "MLFLOW_TRACKING_TOKEN", "t"))
                .models()
                .version("credit-default", 3);
        // Then
        assertThat(asked)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactly("Basic dTpw", "Bearer t");
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:///mlflow.db",
        "databricks",
        "http://user:secret@host",
        "http://",
        "http://host/?a=b",
        "not a URI"
    })
    void an_address_that_is_none_of_a_server_is_a_sentence_that_quotes_nothing(String written) {
        assertThatThrownBy(() -> Tracking.of(folder, folder, Map.of("MLFLOW_TRACKING_URI", written)))
                .isInstanceOf(UnusableTracking.class)
                .hasMessage("MLFLOW_TRACKING_URI must be http:// or https://, a host and a path, without user, query or"
                        + " fragment.");
    }

    private int downloads() {
        return (int) asked.stream().filter(line -> line.contains("/artifacts/")).count();
    }

    private List<Path> drafts() throws IOException {
        try (var inside = Files.list(folder.resolve("cache"))) {
            return inside.filter(path -> path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            String how = trouble.orElse("");
            if (how.equals("refusing")) {
                send(exchange, 401, "no".getBytes(UTF_8));
            } else if (how.equals("foreign")) {
                send(exchange, 404, "<html>".getBytes(UTF_8));
            } else if (how.equals("web")) {
                send(exchange, 200, "<html>".getBytes(UTF_8));
            } else if (path.endsWith("registered-models/get")) {
                send(exchange, 200, """
                        {"registered_model": {"aliases": [{"alias": "champion", "version": "3"}]}}""".getBytes(UTF_8));
            } else if (path.endsWith("model-versions/get")) {
                version(exchange);
            } else {
                artifact(exchange, Path.of(path).getFileName().toString(), how);
            }
        }
    }

    private void version(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getQuery().contains("version=3")) {
            send(exchange, 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}".getBytes(UTF_8));
            return;
        }
        send(exchange, 200, """
                {"model_version": {"name": "credit-default", "version": "3", "run_id": "r",
                  "source": "mlflow-artifacts:/1/r/artifacts/bundle",
                  "tags": [{"key": "bundle_sha256", "value": "%s"}]}}""".formatted(registered).getBytes(UTF_8));
    }

    private void artifact(HttpExchange exchange, String name, String how) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("kept").resolve(name));
        boolean last = name.equals("policy.json");
        if (how.equals("altered") && last) {
            bytes[0] ^= 1;
        }
        if (how.equals("traversal") && name.equals("manifest.json")) {
            bytes = new String(bytes, UTF_8)
                    .replace("\"policy.json\"", "\"../policy.json\"")
                    .getBytes(UTF_8);
        }
        if (how.equals("cut") && last) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
        } else if (how.equals("lost") && last) {
            send(exchange, 404, """
                    {"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "No such artifact."}""".getBytes(UTF_8));
        } else if (how.equals("busy") && last) {
            send(exchange, 503, new byte[] {'-'});
        } else {
            send(exchange, 200, bytes);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
