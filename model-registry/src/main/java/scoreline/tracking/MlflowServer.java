package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// An MLflow tracking server over its REST API, artifacts through its proxy. Nothing is tried twice: who asked
/// decides.
///
/// @see <a href="https://mlflow.org/docs/latest/api_reference/rest-api.html">MLflow's REST API</a>
final class MlflowServer {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final Duration ARTIFACT = Duration.ofMinutes(10);
    private static final int LARGEST_ANSWER = 64 << 20;

    /** As large as the largest file that a bundle may hold. */
    private static final int LARGEST_ARTIFACT = 256 << 20;

    private static final int LONGEST_QUOTE = 200;

    private final String address;
    private final Optional<String> authorization;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /// @param authorization the header's value
    MlflowServer(URI address, Optional<String> authorization) {
        this.address = address.toString().replaceFirst("/+$", "");
        this.authorization = authorization;
    }

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    URI address() {
        return URI.create(address);
    }

    JsonNode get(String path, Map<String, String> query) {
        return expect(path, ask(api(path, query).GET(), ANSWER));
    }

    /** Empty where the server says that there is no such thing; not every 404 says so. */
    Optional<JsonNode> find(String path, Map<String, String> query) {
        Answer answer = ask(api(path, query).GET(), ANSWER);
        return answer.isAbsent() ? Optional.empty() : Optional.of(expect(path, answer));
    }

    JsonNode post(String path, JsonNode body) {
        return expect(path, ask(posting(path, body), ANSWER));
    }

    /** Makes something, or finds that it is there already. */
    void postIfAbsent(String path, JsonNode body) {
        Answer answer = ask(posting(path, body), ANSWER);
        if (!answer.code().equals("RESOURCE_ALREADY_EXISTS")) {
            expect(path, answer);
        }
    }

    /// @param artifact path in the proxy's root
    void upload(Path file, String artifact) throws IOException {
        expect("an upload", ask(request(artifacts(artifact)).PUT(BodyPublishers.ofFile(file)), ARTIFACT));
    }

    /// @param artifact path in the proxy's root
    void download(String artifact, Path file) throws IOException {
        HttpResponse<InputStream> response = send(request(artifacts(artifact)).GET(), ARTIFACT);
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                expect("a download", new Answer(response.statusCode(), body.readNBytes(LARGEST_ANSWER)));
                throw unexpected("a download", response.statusCode(), "");
            }
            try (var out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                long read = 0;
                for (int n = readOn(body, buffer); n >= 0; n = readOn(body, buffer)) {
                    read += n;
                    if (read > LARGEST_ARTIFACT) {
                        throw new UnusableTracking("The tracking server " + address
                                + " sends a file that is larger than any file of a bundle.");
                    }
                    out.write(buffer, 0, n);
                }
            }
        }
    }

    private int readOn(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new ServerUnavailable("The tracking server " + address + " stopped in the middle of a file.", e);
        }
    }

    /// Where artifacts are kept, as the proxy counts it.
    ///
    /// @param uri that the server names
    /// @throws UnusableTracking when the proxy does not keep them
    String proxied(String uri) {
        URI kept = URI.create(uri);
        if (!"mlflow-artifacts".equals(kept.getScheme()) || kept.getPath() == null) {
            throw new UnusableTracking("The tracking server " + address
                    + " keeps artifacts where only it may reach them: start it with --serve-artifacts.");
        }
        return kept.getPath().replaceFirst("^/+", "");
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {

        Optional<JsonNode> json() {
            try {
                return Optional.of(Json.read(body));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        String code() {
            return json().map(json -> json.path("error_code").asText()).orElse("");
        }

        boolean isAbsent() {
            return status == 404 && code().equals("RESOURCE_DOES_NOT_EXIST");
        }

        String message() {
            return json().map(json -> json.path("message").asText())
                    .flatMap(text -> text.lines().findFirst())
                    .map(line -> ": " + line.substring(0, Math.min(LONGEST_QUOTE, line.length())))
                    .orElse("");
        }
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return api(path, Map.of())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(body)));
    }

    private HttpRequest.Builder api(String path, Map<String, String> query) {
        String asked = query.entrySet().stream()
                .map(part -> part.getKey() + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&"));
        return request("/api/2.0/mlflow/" + path + (asked.isEmpty() ? "" : "?" + asked));
    }

    private static String artifacts(String artifact) {
        return "/api/2.0/mlflow-artifacts/artifacts/"
                + Arrays.stream(artifact.split("/")).map(MlflowServer::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path));
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        return request;
    }

    private Answer ask(HttpRequest.Builder request, Duration patience) {
        HttpResponse<InputStream> response = send(request, patience);
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new UnusableTracking("The tracking server " + address + " answers with too much.");
            }
            return new Answer(response.statusCode(), bytes);
        } catch (IOException e) {
            throw new ServerUnavailable("The tracking server " + address + " stopped in the middle of an answer.", e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request, Duration patience) {
        try {
            return client.send(request.timeout(patience).build(), BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new ServerUnavailable("The tracking server " + address + " takes too long to answer.", e);
        } catch (IOException e) {
            throw new ServerUnavailable("The tracking server " + address + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Somebody stopped waiting for the tracking server " + address + ".", e);
        }
    }

    private JsonNode expect(String what, Answer answer) {
        if (answer.status() == 401 || answer.status() == 403) {
            throw new UnusableTracking("The tracking server " + address + " refuses with status " + answer.status()
                    + ": set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD.");
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new ServerUnavailable(
                    "The tracking server " + address + " answers " + what + " with status " + answer.status() + ".");
        }
        if (answer.status() != 200) {
            throw unexpected(what, answer.status(), answer.message());
        }
        return answer.body().length == 0
                ? Json.object()
                : answer.json()
                        .orElseThrow(() -> new UnusableTracking("What answers at " + address
                                + " is no MLflow server: no JSON comes for " + what + "."));
    }

    private UnusableTracking unexpected(String what, int status, String message) {
        return new UnusableTracking("The tracking server " + address + " answers " + what + " with status " + status
                + message.replaceFirst("\\.$", "") + ".");
    }
}
