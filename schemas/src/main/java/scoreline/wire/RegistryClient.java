package scoreline.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;

/** Requests in Confluent's REST API, and what their answers mean. */
final class RegistryClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final int LEVEL_NOT_FOUND = 40408;
    private static final String FORM = "application/vnd.schemaregistry.v1+json";
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** @throws IllegalArgumentException if the address is not http or https, or carries a user, a query or a fragment */
    RegistryClient(URI url, Map<String, String> headers) {
        boolean plain = url.getHost() != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
        if (!plain) {
            throw new IllegalArgumentException(
                    "a registry's address is http:// or https://, a host and a path, without user, query or fragment");
        }
        this.url = url.toString().replaceFirst("/+$", "");
        this.headers = Map.copyOf(headers);
    }

    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return ask(request(path).GET());
    }

    Answer post(String path, Schema schema) {
        var body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return ask(request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String name, String value) {
        var body = JSON.createObjectNode().put(name, value).toString();
        return ask(request(path).header("Content-Type", FORM).PUT(BodyPublishers.ofString(body)));
    }

    /**
     * What the registry says.
     *
     * @return empty if it says that it has no such thing
     * @throws RegistryUnavailable if it says anything else
     */
    Optional<JsonNode> found(Answer answer) {
        if (answer.status() == 200) {
            return Optional.of(answer.body());
        }
        // Not every 404 means that something is missing: a wrong path or a proxy says the same, and must not have
        // records rejected.
        var code = answer.body().path("error_code").asInt();
        boolean missing = answer.status() == 404
                && (code == SCHEMA_NOT_FOUND || code == SUBJECT_NOT_FOUND || code == LEVEL_NOT_FOUND);
        if (!missing) {
            throw unavailable("answers with status " + answer.status());
        }
        return Optional.empty();
    }

    /** @return empty if it is none that Avro reads */
    Optional<Schema> schema(JsonNode body) {
        var text = body.path("schema");
        if (!text.isTextual()) {
            throw strange();
        }
        if (!"AVRO".equals(body.path("schemaType").asText("AVRO"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Schema.Parser().parse(text.textValue()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    int id(JsonNode body) {
        if (!body.path("id").isInt()) {
            throw strange();
        }
        return body.path("id").intValue();
    }

    RegistryUnavailable strange() {
        return unavailable("answers something other than a registry's");
    }

    static String subject(String name) {
        return "/subjects/" + encoded(name);
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", FORM + ", application/json");
        headers.forEach(request::setHeader);
        return request;
    }

    private Answer ask(HttpRequest.Builder request) {
        var exchange = client.sendAsync(
                request.timeout(ANSWER).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            // The client's own timeout ends with the headers; this one covers the body.
            return answer(exchange.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw unavailable("does not answer: " + cause.getClass().getSimpleName());
        } catch (TimeoutException e) {
            throw unavailable("does not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for: interrupted");
        } catch (IOException e) {
            throw strange();
        } finally {
            exchange.cancel(true);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) throws IOException {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            if (response.statusCode() == 200) {
                throw e;
            }
            return new Answer(response.statusCode(), JSON.missingNode());
        }
    }

    RegistryUnavailable unavailable(String why) {
        return new RegistryUnavailable("the registry at " + url + " " + why);
    }
}
