package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be asked, as the OpenAPI document says.
 *
 * @param method in capitals
 * @param bodyMembers names of all texts that a body of JSON may hold; empty where there is none
 */
record ContractOperation(String method, String path, List<Parameter> parameters, Set<String> bodyMembers) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    ContractOperation {
        parameters = List.copyOf(parameters);
        bodyMembers = Set.copyOf(bodyMembers);
    }

    /// A parameter.
    ///
    /// @param in path, query or header
    record Parameter(String in, String name) {}

    /** All of a document. */
    static List<ContractOperation> of(JsonNode document) {
        var operations = new ArrayList<ContractOperation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                operations.add(of(document, path.getKey(), operation.getKey(), operation.getValue()))));
        return operations;
    }

    private static ContractOperation of(JsonNode document, String path, String method, JsonNode operation) {
        var parameters = new ArrayList<Parameter>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.add(new Parameter(
                        parameter.path("in").asText(), parameter.path("name").asText())));
        var texts = new TreeSet<String>();
        collect(
                document,
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                texts,
                new HashSet<>());
        return new ContractOperation(method.toUpperCase(Locale.ROOT), path, parameters, texts);
    }

    /// @param seen references that need not be followed again
    private static void collect(JsonNode document, JsonNode schema, Set<String> texts, Set<String> seen) {
        var reference = schema.path("$ref").asText();
        if (!reference.isEmpty() && seen.add(reference)) {
            collect(document, document.at(reference.substring(1)), texts, seen);
        }
        schema.path("properties").properties().forEach(member -> {
            if (member.getValue().path("type").toString().contains("string")) {
                texts.add(member.getKey());
            }
            collect(document, member.getValue(), texts, seen);
        });
        if (schema.has("items")) {
            collect(document, schema.get("items"), texts, seen);
        }
        for (var parts : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(parts).forEach(each -> collect(document, each, texts, seen));
        }
    }

    boolean hasBody() {
        return !bodyMembers.isEmpty();
    }

    String name() {
        return method + " " + path;
    }
}
