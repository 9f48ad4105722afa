package scoreline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The subjects of a registry, for a release to bring to what is declared. Who writes and reads has a {@link Registry} instead. */
public final class Subjects {
    private final RegistryClient client;

    private Subjects(RegistryClient client) {
        this.client = client;
    }

    /**
     * Those of the registry at an address. Nothing is asked yet.
     *
     * @throws IllegalArgumentException as {@link Registry#at(URI)}
     */
    public static Subjects at(URI url) {
        return new Subjects(new RegistryClient(url, Map.of()));
    }

    /// What became of a topic's subject.
    ///
    /// @param registered how many forms of its schema were not there
    /// @param formerLevel of compatibility; empty where it had none of its own
    public record Released(Topic<?, ?> topic, int registered, Optional<String> formerLevel) {}

    /**
     * Has a registry hold the schema of each topic, after its earlier forms, and refuse what does not fit those. A second time it
     * changes nothing.
     *
     * @return what became of each, in the same order
     * @throws UnregisteredSchema if a schema does not fit what a subject holds, and then nothing was changed; or if the registry
     *     refuses one for a reason of its own
     * @throws RegistryUnavailable if it cannot be asked now
     */
    public List<Released> release(Collection<? extends Topic<?, ?>> topics) {
        var missing = topics.stream().map(this::missing).toList();
        return missing.stream().map(this::release).toList();
    }

    private Released release(Missing missing) {
        var subject = missing.topic().subject();
        var level = missing.topic().compatibility().name();
        var former = level(subject);
        if (!former.equals(Optional.of(level))) {
            keep(subject, level);
        }
        missing.forms().forEach(form -> register(subject, form));
        return new Released(missing.topic(), missing.forms().size(), former);
    }

    /** Forms that a subject lacks, oldest first. */
    private record Missing(Topic<?, ?> topic, List<Schema> forms) {}

    private Missing missing(Topic<?, ?> topic) {
        var subject = topic.subject();
        // An earlier form behind the current one would be the latest of its subject.
        if (holds(subject, topic.schema())) {
            return new Missing(topic, List.of());
        }
        var forms = forms(topic.forms()).stream()
                .filter(form -> !holds(subject, form))
                .toList();
        var versions = versions(subject);
        for (var form : forms) {
            versions.forEach(version -> requireFit(topic, form, version));
        }
        return new Missing(topic, forms);
    }

    /** Oldest first, and none that only other words tell from the next. */
    private static List<Schema> forms(SchemaHistory history) {
        long current = SchemaNormalization.parsingFingerprint64(history.current());
        var forms = new ArrayList<>(history.released());
        forms.removeIf(form -> SchemaNormalization.parsingFingerprint64(form) == current);
        forms.add(history.current());
        return forms;
    }

    private record Version(int number, Schema schema) {}

    private static void requireFit(Topic<?, ?> topic, Schema form, Version version) {
        topic.compatibility().broken(form, version.schema()).ifPresent(why -> {
            throw new UnregisteredSchema(
                    "The subject %s holds a version %d, to which our schema is not %s (%s): nothing was changed."
                            .formatted(topic.subject(), version.number(), topic.compatibility(), why));
        });
    }

    private boolean holds(String subject, Schema schema) {
        return client.found(client.post(RegistryClient.subject(subject) + "?normalize=true", schema))
                .isPresent();
    }

    private List<Version> versions(String subject) {
        var versions = new ArrayList<Version>();
        var path = RegistryClient.subject(subject) + "/versions";
        for (var number : client.found(client.get(path)).orElseGet(JsonNodeFactory.instance::arrayNode)) {
            client.found(client.get(path + "/" + number.asInt()))
                    .flatMap(client::schema)
                    .ifPresent(schema -> versions.add(new Version(number.asInt(), schema)));
        }
        return versions;
    }

    /** Empty where only the registry's own level counts. */
    private Optional<String> level(String subject) {
        return client.found(client.get("/config/" + RegistryClient.encoded(subject)))
                .map(body -> body.path("compatibilityLevel"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private void keep(String subject, String level) {
        var answer = client.put("/config/" + RegistryClient.encoded(subject), "compatibility", level);
        if (answer.status() != 200) {
            throw client.unavailable("answers with status " + answer.status());
        }
    }

    private void register(String subject, Schema schema) {
        var answer = client.post(RegistryClient.subject(subject) + "/versions?normalize=true", schema);
        if (answer.status() == 409 || answer.status() == 422) {
            throw new UnregisteredSchema("The registry refuses our schema under the subject " + subject
                    + " with status " + answer.status() + ".");
        }
        var _ = client.found(answer).map(client::id).orElseThrow(client::strange);
    }
}
