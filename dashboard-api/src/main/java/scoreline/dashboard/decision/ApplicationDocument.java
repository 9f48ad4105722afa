package scoreline.dashboard.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application in all versions that the lender sent, the newest first.
 *
 * @param versions a hundred at most
 */
public record ApplicationDocument(String applicantId, String applicationId, List<Version> versions) {
    /**
     * As it was sent once.
     *
     * @param application of whom and when, where it stands, and what became of it
     * @param fields in the order of the catalogue, then those that it does not name; empty where they cannot be read any more
     */
    public record Version(ListedApplication application, List<Value> fields) {
        public Version {
            fields = List.copyOf(fields);
        }

        /** Says nothing of the application: it is personal data. */
        @Override
        public String toString() {
            return "Version";
        }
    }

    /**
     * A field of an application.
     *
     * @param label in the reader's language; null where the catalogue does not name the field
     * @param unit such as {@code currency} or {@code days}; null where the catalogue does not name the field
     * @param value a number, a text, true or false, or null, which is missing
     * @param protectedAttribute whether it is kept to check that decisions are fair, and nothing is decided by it
     */
    public record Value(
            String name,
            @Nullable String label,
            @Nullable String unit,
            @Nullable Object value,
            boolean protectedAttribute) {
        /** Says nothing of the application: it is personal data. */
        @Override
        public String toString() {
            return "Value";
        }
    }

    public ApplicationDocument {
        versions = List.copyOf(versions);
    }

    /** Says nothing of the application: it is personal data. */
    @Override
    public String toString() {
        return "ApplicationDocument";
    }
}
