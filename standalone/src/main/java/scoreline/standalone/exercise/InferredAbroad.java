package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.ForeignTools.NotHere;
import scoreline.standalone.terminal.Stopped;

/**
 * Applications scored by the Open Inference Protocol, beside what {@code POST /api/v1/score} says of each.
 *
 * @param root of the service
 * @param rows values by field; null is missing
 */
record InferredAbroad(URI root, String key, Bundle bundle, List<Map<String, @Nullable Object>> rows) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int VERSIONS = 2;
    private static final int WAYS = 2;

    /** Fields of applications that all of them have, or that are numbers: a client's column of texts has no way to say that one is missing. */
    static List<Map<String, @Nullable Object>> rows(Bundle bundle, List<GenericRecord> applications) {
        var texts = bundle.catalogue().fields().stream()
                .map(field -> field.name())
                .filter(name -> applications.stream().anyMatch(each -> each.get(name) instanceof CharSequence))
                .toList();
        var fields = bundle.catalogue().fields().stream()
                .map(field -> field.name())
                .filter(name -> !texts.contains(name) || applications.stream().allMatch(each -> each.get(name) != null))
                .toList();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (var application : applications) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            fields.forEach(name -> row.put(
                    name,
                    application.get(name) instanceof CharSequence text ? text.toString() : application.get(name)));
            rows.add(row);
        }
        return rows;
    }

    /**
     * Asks by Triton's own client, as it comes.
     *
     * @return how many numbers were compared
     */
    long byTriton(Path folder) throws NotHere, IOException, InterruptedException {
        var programs = ForeignTools.python("requirements-inference.txt");
        var columns = JSON.createObjectNode();
        rows.getFirst().keySet().forEach(field -> {
            var values = columns.putArray(field);
            rows.forEach(row -> values.addPOJO(row.get(field)));
        });
        var file = folder.resolve("rows.json");
        Files.write(file, JSON.writeValueAsBytes(columns));
        var output = folder.resolve("inferred.jsonl");
        var ended = new ForeignProgram(
                        List.of(
                                programs.resolve("python").toString(),
                                ForeignTools.source("infer.py").toString(),
                                root.getAuthority(),
                                bundle.name(),
                                file.toString()),
                        folder,
                        Map.of("SCORELINE_KEY", key))
                .run(output, folder.resolve("inferred.log"), PATIENCE);
        if (ended.status() != 0) {
            throw new Stopped("Triton's client is not answered as it expects: " + ended.lastLine());
        }
        var told = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(output)) {
            told.add(JSON.readTree(line));
        }
        requireDescribed(told);
        var scored = scored();
        long compared = 0;
        int answers = 0;
        for (var answer : told) {
            if (answer.has("outputs")) {
                answers++;
                compared += same(answer.path("outputs"), scored, answer.toString());
            }
        }
        if (answers != VERSIONS * WAYS * WAYS) {
            throw new Stopped("Triton's client had %d answers.".formatted(answers));
        }
        return compared;
    }

    private void requireDescribed(List<JsonNode> told) {
        boolean alive = told.stream()
                .anyMatch(each -> each.path("live").asBoolean()
                        && each.path("ready").asBoolean()
                        && each.path("model_ready").asBoolean());
        boolean served =
                told.stream().anyMatch(each -> each.at("/server/name").asText().equals("scoreline"));
        boolean described = told.stream()
                .anyMatch(each -> each.at("/model/name").asText().equals(bundle.name())
                        && each.at("/model/versions/0").asText().equals(bundle.version())
                        && each.at("/model/inputs").size()
                                == bundle.catalogue().fields().size());
        if (!alive || !served || !described) {
            throw new Stopped("Triton's client is not told what there is: " + told + ".");
        }
    }

    /** Our extension, by plain HTTP; returns how many numbers were compared. */
    long explained() throws IOException, InterruptedException {
        var inputs = JSON.createArrayNode();
        rows.getFirst().keySet().forEach(field -> {
            var input = inputs.addObject().put("name", field);
            input.putArray("shape").add(rows.size()).add(1);
            boolean text = rows.stream().anyMatch(row -> row.get(field) instanceof String);
            var data = input.put("datatype", text ? "BYTES" : "FP64").putArray("data");
            rows.forEach(row -> data.addPOJO(row.get(field)));
        });
        var answer = post(
                "/v2/models/" + bundle.name() + "/explain",
                JSON.createObjectNode().set("inputs", inputs));
        var outputs = JSON.createObjectNode();
        answer.path("outputs").forEach(output -> outputs.set(output.path("name").asText(), output.path("data")));
        var scored = scored();
        long compared = same(outputs, scored, "explain");
        int features = bundle.catalogue().features().size();
        for (int row = 0; row < rows.size(); row++) {
            compared +=
                    same("bias", outputs.path("bias").get(row), scored.get(row).path("bias"), "explain");
            for (int feature = 0; feature < features; feature++) {
                compared += same(
                        "contributions",
                        outputs.path("contributions").get(row * features + feature),
                        scored.get(row).path("contributions").get(feature),
                        "explain");
            }
        }
        return compared;
    }

    /** Each by itself. */
    private List<JsonNode> scored() throws IOException, InterruptedException {
        var scored = new ArrayList<JsonNode>();
        for (var row : rows) {
            var application = JSON.createObjectNode();
            row.forEach(application::putPOJO);
            scored.add(post("/api/v1/score", JSON.createObjectNode().set("application", application))
                    .path("decision"));
        }
        return scored;
    }

    private long same(JsonNode outputs, List<JsonNode> scored, String where) {
        long compared = 0;
        for (var name : List.of("probability_of_default", "margin", "points", "outcome")) {
            if (outputs.path(name).size() != scored.size()) {
                throw new Stopped(
                        "There are %d of %s in %s.".formatted(outputs.path(name).size(), name, where));
            }
            for (int row = 0; row < scored.size(); row++) {
                compared +=
                        same(name, outputs.path(name).get(row), scored.get(row).path(name), where);
            }
        }
        return compared;
    }

    /** To the last bit; single floats stand in JSON with more digits or fewer. */
    private static long same(String name, JsonNode read, JsonNode wanted, String where) {
        boolean same = switch (name) {
            case "outcome" -> read.isTextual() && read.equals(wanted);
            case "probability_of_default" ->
                Double.doubleToLongBits(read.doubleValue()) == Double.doubleToLongBits(wanted.doubleValue());
            case "points" -> read.isInt() && read.intValue() == wanted.intValue();
            default -> Float.floatToIntBits(read.floatValue()) == Float.floatToIntBits(wanted.floatValue());
        };
        if (!same || wanted.isMissingNode()) {
            throw new Stopped("%s is %s and not %s in %s.".formatted(name, read, wanted, where));
        }
        return 1;
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(root.resolve(path))
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new Stopped("%s was answered %d: %s".formatted(path, response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body());
        }
    }
}
