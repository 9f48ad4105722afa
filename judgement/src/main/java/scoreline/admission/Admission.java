package scoreline.admission;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Explained;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.history.PastSeen;
import scoreline.wire.RejectionCode;

/** Whether an application can be scored. */
public sealed interface Admission {
    /**
     * It can.
     *
     * @param row the catalogue's fields
     * @param past what it sees of its customer's past; null as long as nobody was asked
     * @param velocity of its applicant; none as long as nobody was asked
     * @param explained what its row contributes; null as long as nobody explained it
     */
    record Admitted(
            String applicationId,
            String applicantId,
            Instant submittedAt,
            Row row,
            @Nullable PastSeen past,
            Velocity velocity,
            @Nullable Explained explained)
            implements Admission {
        public Admitted(String applicationId, String applicantId, Instant submittedAt, Row row) {
            this(applicationId, applicantId, submittedAt, row, null, Velocity.NONE, null);
        }

        /** The same application, of a customer whose past is known. */
        public Admitted remembering(PastSeen seen) {
            return new Admitted(
                    applicationId, applicantId, submittedAt, row.with(seen.aggregates()), seen, velocity, null);
        }

        /** The same application, explained as it stands. */
        public Admitted with(Explained found) {
            return new Admitted(applicationId, applicantId, submittedAt, row, past, velocity, found);
        }

        /** The same application, of an applicant who applied before. */
        public Admitted with(Velocity known) {
            return new Admitted(applicationId, applicantId, submittedAt, row, past, known, explained);
        }

        /** The day that parts what it sees of the past from what it does not: UTC, in days from 1970-01-01. */
        public int day() {
            return (int) submittedAt.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        }

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
