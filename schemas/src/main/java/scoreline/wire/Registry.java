package scoreline.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Schemas by number, shared by everyone who writes and reads. */
public interface Registry {
    /**
     * Finds a schema by its id.
     *
     * @return the schema behind an id; empty if the registry says that there is none
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
