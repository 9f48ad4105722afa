package scoreline.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Schemas by number, shared by everyone who writes and reads. Thread-safe. Nothing can be registered by it: that is what a release
 * does, by {@link Subjects}.
 */
public interface Registry {
    /**
     * The registry that answers Confluent's REST API under this address: {@code http://host:8081} for Confluent's own,
     * {@code http://host:8080/apis/ccompat/v7} for Apicurio's. Nothing is asked yet.
     */
    static Registry at(URI url) {
        return at(url, Map.of());
    }

    /**
     * The same, sending these headers with every request, say an Authorization.
     *
     * @throws IllegalArgumentException if the address is not http or https, or carries a user, a query or a fragment
     */
    static Registry at(URI url, Map<String, String> headers) {
        return new HttpRegistry(new RegistryClient(url, headers));
    }

    /**
     * Finds a schema by its id.
     *
     * @return the schema behind an id; empty if the registry says that there is none, or none that Avro reads
     * @throws RegistryUnavailable if it cannot be asked now
     */
    Optional<Schema> schema(int id);

    /**
     * Finds the id of a schema of ours.
     *
     * @return the id of a schema under a subject
     * @throws RegistryUnavailable if it cannot be asked now
     * @throws UnregisteredSchema if the subject does not hold this schema
     */
    int id(String subject, Schema schema);
}
