package scoreline.scorer.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Row;
import scoreline.wire.RejectionCode;

/** Whether an application can be scored. */
public sealed interface Admission {
    /**
     * It can.
     *
     * @param row the catalogue's fields
     */
    record Admitted(String applicationId, String applicantId, Instant submittedAt, Row row) implements Admission {
        /** Says nothing of the application: it is personal data. */
        @Override
        public String toString() {
            return "Admitted";
        }
    }

    /**
     * It cannot.
     *
     * @param field the field at fault, where one is
     */
    record Refused(RejectionCode code, @Nullable String field) implements Admission {}
}
