package scoreline.dashboard.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.web.Problem;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.StrictJson;

/** What is to be scored. */
sealed interface Asked {
    /** A whole application. */
    record Application(Map<String, ? extends @Nullable Object> values) implements Asked {
        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Application";
        }
    }

    /**
     * A decided application, changed.
     *
     * @param serving whether the serving bundle decides, in place of the one that did
     */
    record Changed(
            String applicant,
            String application,
            Map<String, ? extends @Nullable Object> changes,
            boolean serving,
            boolean unconstrained)
            implements Asked {
        /** Says nothing of it. */
        @Override
        public String toString() {
            return "Changed";
        }
    }

    /**
     * Out of a request's body.
     *
     * @throws Refusal if it is neither
     */
    static Asked read(byte[] body) {
        var read = StrictJson.object(body);
        if (read.has("application")) {
            requireOnly(read, "#", Set.of("application"));
            return new Application(values(read, "application"));
        }
        if (!read.has("decision")) {
            throw unusable("#/application", "Either an application or a decision must be there.");
        }
        requireOnly(read, "#", Set.of("decision", "changes", "bundle", "unconstrained"));
        var decision = read.get("decision");
        if (!decision.isObject()) {
            throw unusable("#/decision", "It must be an object.");
        }
        requireOnly(decision, "#/decision", Set.of("applicant_id", "application_id"));
        return new Changed(
                id(decision, "applicant_id"),
                id(decision, "application_id"),
                read.has("changes") ? values(read, "changes") : Map.of(),
                serving(read.path("bundle")),
                flag(read.path("unconstrained")));
    }

    private static void requireOnly(JsonNode object, String where, Set<String> names) {
        for (Iterator<String> found = object.fieldNames(); found.hasNext(); ) {
            if (!names.contains(found.next())) {
                throw unusable(
                        where,
                        "It has a member that is none of "
                                + names.stream().sorted().toList() + ".");
            }
        }
    }

    private static String id(JsonNode decision, String name) {
        var id = decision.path(name);
        if (!id.isTextual() || id.textValue().isBlank() || id.textValue().indexOf('\0') >= 0) {
            throw unusable("#/decision/" + name, "It must be an id.");
        }
        return id.textValue();
    }

    private static boolean serving(JsonNode bundle) {
        return switch (bundle.isMissingNode() ? "deciding" : bundle.asText()) {
            case "deciding" -> false;
            case "serving" -> true;
            default -> throw unusable("#/bundle", "It must be deciding or serving.");
        };
    }

    private static boolean flag(JsonNode flag) {
        if (flag.isMissingNode() || flag.isBoolean()) {
            return flag.booleanValue();
        }
        throw unusable("#/unconstrained", "It must be true or false.");
    }

    private static Map<String, ? extends @Nullable Object> values(JsonNode body, String name) {
        var object = body.get(name);
        if (!object.isObject()) {
            throw unusable("#/" + name, "It must be an object of fields.");
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return values;
    }

    /** As {@link Form} takes it: what is neither number nor text nor truth stays what it is, and is refused there. */
    private static @Nullable Object value(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> null;
            case NUMBER -> value.numberValue();
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case ARRAY, OBJECT, BINARY, POJO -> value;
        };
    }

    private static Refusal unusable(String pointer, String detail) {
        return new Refusal(
                ProblemType.UNUSABLE_CONTENT,
                "The request does not say what to score.",
                new Problem.Fault(pointer, detail));
    }
}
