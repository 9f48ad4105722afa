package scoreline.standalone.exercise;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scoreline.scoring.catalogue.Field;
import scoreline.standalone.terminal.Stopped;

/**
 * What is there to be asked for, so that an attack meets more than a 404.
 *
 * @param values by kind, as the file that configures Schemathesis names them
 */
record KnownValues(Map<String, String> values) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of a key that may be revoked. */
    private static final String SPARE_KEY = "spare";

    KnownValues {
        values = Map.copyOf(values);
    }

    static KnownValues of(ServedResults served) throws IOException, InterruptedException {
        var bundle = served.source().bundle();
        var decision = ask(served, "/api/v1/decisions?limit=1").at("/items/0");
        var identity = decision.path("applicant_id").asText() + "/"
                + decision.path("application_id").asText();
        var values = new LinkedHashMap<String, String>();
        values.put("applicant", decision.path("applicant_id").asText());
        values.put("application", decision.path("application_id").asText());
        values.put("sha256", bundle.sha256());
        values.put("feature", bundle.catalogue().features().getFirst().name());
        values.put("where", category(bundle.catalogue().fields()) + ":missing");
        values.put("alert", ServedResults.ALERT);
        values.put(
                "window",
                ask(served, "/api/v1/drift/windows?limit=1").at("/items/0/id").asText());
        values.put("document", "model-card.md");
        values.put("model", bundle.name());
        values.put("version", bundle.version());
        values.put("key", SPARE_KEY);
        values.put("token", link(served, identity));
        values.forEach((kind, value) -> {
            if (value.isBlank()) {
                throw new Stopped("There is no %s to be asked for.".formatted(kind));
            }
        });
        return new KnownValues(values);
    }

    private static String category(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.kind() == Field.Kind.CATEGORY && !field.protectedAttribute())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static JsonNode ask(ServedResults served, String path) throws IOException, InterruptedException {
        return ask(served, HttpRequest.newBuilder(served.dashboard().root().resolve(path)));
    }

    private static String link(ServedResults served, String identity) throws IOException, InterruptedException {
        var link = ask(
                served,
                HttpRequest.newBuilder(served.dashboard().root().resolve("/api/v1/decisions/" + identity + "/link"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
        var path = link.path("path").asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode ask(ServedResults served, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    request.header("Authorization", "Bearer " + served.key()).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Stopped("The results API answered %d: %s".formatted(response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        }
    }

    /** Of a variable in a path. */
    String inPath(String path, String name) {
        var kind = switch (name) {
            case "one", "other" -> "feature";
            case "id" -> path.contains("/windows/") ? "window" : "alert";
            case "name" -> path.contains("/documents/") ? "document" : path.startsWith("/v2/") ? "model" : "key";
            default -> name;
        };
        var value = values.get(kind);
        if (value == null) {
            throw new Stopped("The sweep knows no value of %s in %s: it must be told one to get behind it."
                    .formatted(name, path));
        }
        return value;
    }

    /** Bodies that are taken, or nearly so. */
    List<JsonNode> bodies(String path) throws IOException {
        if (path.endsWith("/comments")) {
            return List.of(json("{'text': 'seen'}"));
        }
        if (path.endsWith("/link")) {
            return List.of(json("{'valid_for': 'P1D'}"));
        }
        if (path.equals("/api/v1/keys")) {
            // Of a role that is none: a key that was made once cannot be made again.
            return List.of(
                    json("{'name': 'attacker', 'role': 'nobody', 'expires_at': '2030-01-01T00:00:00Z'}"),
                    json("{'name': '%s', 'role': 'analyst', 'expires_at': '2027-01-01T00:00:00Z'}"
                            .formatted(SPARE_KEY)));
        }
        if (path.equals("/api/v1/score")) {
            var field = requireNonNull(values.get("where")).split(":", 2)[0];
            return List.of(
                    json(
                            "{'application': {'applicant_id': 'x', 'application_id': 'y', 'submitted_at': '2026-01-01T00:00:00Z', '%s': 'x'}}"
                                    .formatted(field)),
                    json(
                            "{'decision': {'applicant_id': '%s', 'application_id': '%s'}, 'changes': {'%s': 'x'}, 'bundle': 'deciding', 'unconstrained': true}"
                                    .formatted(values.get("applicant"), values.get("application"), field)));
        }
        if (path.startsWith("/v2/")) {
            return List.of(json(
                    "{'id': '1', 'inputs': [{'name': '%s', 'shape': [1], 'datatype': 'BYTES', 'data': ['x']}], 'outputs': [{'name': 'margin'}]}"
                            .formatted(requireNonNull(values.get("where")).split(":", 2)[0])));
        }
        throw new Stopped("The sweep knows no body of %s: it must be told one to get behind it.".formatted(path));
    }

    private static JsonNode json(String written) throws IOException {
        return JSON.readTree(written.replace('\'', '"'));
    }

    /** As Schemathesis reads them: a file for each kind. */
    void write(Path folder) throws IOException {
        for (var each : values.entrySet()) {
            var _ = Files.writeString(folder.resolve(each.getKey() + ".txt"), '"' + each.getValue() + "\"\n");
        }
    }
}
