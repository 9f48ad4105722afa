package scoreline.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Runs as JSON; what cannot be read is an IOException. */
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static JsonNode read(byte[] bytes) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        if (json == null || !json.isObject()) {
            throw new IOException("no JSON object");
        }
        return json;
    }

    static byte[] write(JsonNode json) {
        try {
            return (MAPPER.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode json, String name) throws IOException {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IOException(name + " is missing");
        }
        return value.textValue();
    }

    static Instant instant(JsonNode json, String name) throws IOException {
        try {
            return Instant.parse(text(json, name));
        } catch (DateTimeException e) {
            throw new IOException(name + " is no time", e);
        }
    }

    static ObjectNode of(Run run) {
        ObjectNode json = object().put("id", run.id())
                .put("name", run.name())
                .put("status", run.status().name())
                .put("started", run.started().toString());
        run.parent().ifPresent(parent -> json.put("parent", parent));
        run.ended().ifPresent(ended -> json.put("ended", ended.toString()));
        run.params().forEach(json.putObject("params")::put);
        run.metrics().forEach(json.putObject("metrics")::put);
        run.tags().forEach(json.putObject("tags")::put);
        return json;
    }

    static Run run(JsonNode json) throws IOException {
        try {
            return new Run(
                    text(json, "id"),
                    text(json, "name"),
                    json.has("parent") ? Optional.of(text(json, "parent")) : Optional.empty(),
                    Run.Status.valueOf(text(json, "status")),
                    instant(json, "started"),
                    json.has("ended") ? Optional.of(instant(json, "ended")) : Optional.empty(),
                    map(json.path("params"), JsonNode::asText),
                    map(json.path("metrics"), JsonNode::asDouble),
                    map(json.path("tags"), JsonNode::asText));
        } catch (IllegalArgumentException e) {
            throw new IOException("a status that no run has", e);
        }
    }

    private static <T> SortedMap<String, T> map(JsonNode json, Function<JsonNode, T> value) {
        var map = new TreeMap<String, T>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            map.put(entry.getKey(), value.apply(entry.getValue()));
        }
        return map;
    }
}
