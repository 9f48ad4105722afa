package scoreline.wire;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** What a changed schema must keep of every earlier one: a level of Confluent's, by its name. */
public enum Compatibility {
    /** What others wrote, long ago too, is read: for topics that they write. */
    BACKWARD_TRANSITIVE,
    /** That, and they read what is written now: for topics that Scoreline writes. */
    FULL_TRANSITIVE;

    /**
     * What a change would break, as Avro names it.
     *
     * @return empty if nothing
     */
    Optional<String> broken(Schema changed, Schema earlier) {
        var backward = unreadable(changed, earlier);
        return switch (this) {
            case BACKWARD_TRANSITIVE -> backward;
            case FULL_TRANSITIVE -> backward.or(() -> unreadable(earlier, changed));
        };
    }

    private static Optional<String> unreadable(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .findFirst()
                .map(Compatibility::told);
    }

    private static String told(Incompatibility found) {
        return "%s at %s: %s"
                .formatted(
                        found.getType(),
                        found.getLocation(),
                        found.getMessage().lines().findFirst().orElse(""));
    }
}
