package scoreline.dashboard.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import scoreline.dashboard.web.Problem;

/**
 * The OpenAPI document: what is generated from the resources, with the errors that every one of them may answer, and what the
 * generator says amiss of values that may be null put right.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Scoreline results",
                        version = "1",
                        description = "Decisions, explanations, populations, drift and the model.",
                        license = @License(name = "Apache-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
final class Contract {
    private static final String GENERATED = "/META-INF/swagger/scoreline.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String NULL = "null";

    /** Where no key is asked for. */
    private static final List<String> OPEN = List.of("/client/", "/v2/health/");

    private static final String OPEN_END = "/ready";

    private Contract() {}

    /** As it is served: JSON. */
    static byte[] document() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(GENERATED))) {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete(JSON.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode complete(JsonNode document) {
        repair(document);
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> complete(path.getKey(), (ObjectNode) operation.getValue())));
        return document;
    }

    private static void complete(String path, ObjectNode operation) {
        var responses = (ObjectNode) operation.get("responses");
        var error = path.equals("/v2") || path.startsWith("/v2/") ? inferenceError() : problem();
        for (var status : List.of("4XX", "5XX")) {
            var _ = responses.putIfAbsent(status, error.deepCopy());
        }
        if (OPEN.stream().anyMatch(path::startsWith) || (path.startsWith("/v2/") && path.endsWith(OPEN_END))) {
            var _ = operation.putArray("security");
        }
    }

    private static ObjectNode problem() {
        var response = JSON.createObjectNode().put("description", "A problem, RFC 9457");
        response.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return response;
    }

    private static ObjectNode inferenceError() {
        var response = JSON.createObjectNode().put("description", "An error as the Open Inference Protocol has it");
        var schema = response.putObject("content").putObject("application/json").putObject("schema");
        schema.put("type", "object").putArray("required").add("error");
        schema.putObject("properties").putObject("error").put("type", "string");
        return response;
    }

    private static void repair(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            repairTypes(schema);
            repairReference(schema);
            schema.path("properties").forEach(Contract::repairAnything);
        }
        node.forEach(Contract::repair);
    }

    /** What may be anything is said to be null alone, and so is a map that may be null. */
    private static void repairAnything(JsonNode property) {
        if (property instanceof ObjectNode schema && isNull(schema) && !schema.has("allOf")) {
            var _ = schema.remove("type");
            if (schema.has("additionalProperties")) {
                var map = JSON.createObjectNode().put("type", "object");
                var _ = map.set("additionalProperties", schema.remove("additionalProperties"));
                var _ = schema.putArray("anyOf").add(map).add(nothing());
            }
        }
    }

    /** A text or a number that may be null is said to be an object, too. */
    private static void repairTypes(ObjectNode schema) {
        if (schema.get("type") instanceof ArrayNode types && types.size() > 2) {
            var left = JSON.createArrayNode();
            StreamSupport.stream(types.spliterator(), false)
                    .filter(type -> !type.asText().equals("object"))
                    .forEach(left::add);
            schema.set("type", left);
        }
    }

    /** A record that may be null is said to be both at once. */
    private static void repairReference(ObjectNode schema) {
        if (schema.get("allOf") instanceof ArrayNode all) {
            boolean told = StreamSupport.stream(all.spliterator(), false).anyMatch(Contract::isNull);
            if (told || isNull(schema)) {
                schema.remove(List.of("type", "allOf"));
                schema.set("anyOf", told ? all.deepCopy() : all.deepCopy().add(nothing()));
            }
        }
    }

    private static boolean isNull(JsonNode schema) {
        return NULL.equals(schema.path("type").asText());
    }

    private static ObjectNode nothing() {
        return JSON.createObjectNode().put("type", NULL);
    }
}
