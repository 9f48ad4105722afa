package scoreline.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;

/** A registry that speaks Confluent's REST API. */
final class HttpRegistry implements Registry {
    private static final long UNKNOWN_STAYS_UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int REMEMBERED_UNKNOWN = 10_000;

    private final RegistryClient client;

    /** A schema never changes behind its id. */
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    /** Ids that the registry does not know, and until when (nanoTime) it need not be asked again. */
    private final Map<Integer, Long> unknown = new ConcurrentHashMap<>();

    HttpRegistry(RegistryClient client) {
        this.client = client;
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
        var found = client.found(client.get("/schemas/ids/" + id)).flatMap(client::schema);
        found.ifPresentOrElse(it -> known.put(id, it), () -> forget(id));
        return found;
    }

    @Override
    public int id(String subject, Schema schema) {
        var answer = client.post(RegistryClient.subject(subject) + "?normalize=true", schema);
        return client.found(answer)
                .map(client::id)
                .orElseThrow(() -> new UnregisteredSchema("the registry holds no schema of ours under " + subject
                        + "; './scoreline schema register' registers it"));
    }

    private void forget(int id) {
        if (unknown.size() >= REMEMBERED_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, System.nanoTime() + UNKNOWN_STAYS_UNKNOWN_NANOS);
    }
}
