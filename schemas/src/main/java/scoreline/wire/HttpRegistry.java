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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;

/** A registry that speaks Confluent's REST API. */
final class HttpRegistry implements Registry {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long UNKNOWN_STAYS_UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int REMEMBERED_UNKNOWN = 10_000;
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int SUBJECT_NOT_FOUND = 40401;
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** A schema never changes behind its id. */
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    /** Ids that the registry does not know, and until when (nanoTime) it need not be asked again. */
    private final Map<Integer, Long> unknown = new ConcurrentHashMap<>();

    HttpRegistry(URI url, Map<String, String> headers) {
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

    @Override
    public Optional<Schema> schema(int id) {
        var schema = known.get(id);
        if (schema != null) {
            return Optional.of(schema);
        }
        var until = unknown.get(id);
        if (until != null && System.nanoTime() - until < 0) {
            return Optional.empty();
        }
        var answer = ask(request("/schemas/ids/" + id).GET());
        if (answer.status() != 200) {
            mustMeanMissing(answer);
        }
        var found = answer.status() == 200 ? parse(answer.body()) : Optional.<Schema>empty();
        found.ifPresentOrElse(it -> known.put(id, it), () -> forget(id));
        return found;
    }

    @Override
    public int id(String subject, Schema schema) {
        return idFrom(subject, ask(post("/subjects/" + encoded(subject) + "?normalize=true", schema)));
    }

    @Override
    public int register(String subject, Schema schema) {
        return idFrom(subject, ask(post("/subjects/" + encoded(subject) + "/versions?normalize=true", schema)));
    }

    private int idFrom(String subject, Answer answer) {
        return switch (answer.status()) {
            case 200 -> {
                var id = answer.body().path("id");
                if (!id.isInt()) {
                    throw unavailable("answers something other than a registry's");
                }
                yield id.intValue();
            }
            case 404 -> {
                mustMeanMissing(answer);
                throw new UnregisteredSchema(
                        "the registry holds no schema of ours under " + subject + "; register it first");
            }
            case 409, 422 ->
                throw new UnregisteredSchema(
                        "the registry refuses our schema under " + subject + " with status " + answer.status());
            default -> throw unavailable("answers with status " + answer.status());
        };
    }

    /** Not every 404 means that a schema is missing: a wrong path or a proxy says the same, and must not have records rejected. */
    private void mustMeanMissing(Answer answer) {
        int code = answer.body().path("error_code").asInt();
        if (answer.status() != 404 || (code != SCHEMA_NOT_FOUND && code != SUBJECT_NOT_FOUND)) {
            throw unavailable("answers with status " + answer.status());
        }
    }

    private Optional<Schema> parse(JsonNode body) {
        var text = body.path("schema");
        if (!text.isTextual()) {
            throw unavailable("answers something other than a registry's");
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

    private void forget(int id) {
        if (unknown.size() >= REMEMBERED_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, System.nanoTime() + UNKNOWN_STAYS_UNKNOWN_NANOS);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        headers.forEach(request::setHeader);
        return request;
    }

    private HttpRequest.Builder post(String path, Schema schema) {
        var body = JSON.createObjectNode().put("schema", schema.toString()).toString();
        return request(path)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(body));
    }

    private record Answer(int status, JsonNode body) {}

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
            throw unavailable("answers something other than a registry's");
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

    private RegistryUnavailable unavailable(String why) {
        return new RegistryUnavailable("the registry at " + url + " " + why);
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
