package scoreline.scorer.topology;

import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.wire.RejectionCode;

/** What can be said of a record on the applications topic without remembering any other. */
sealed interface Prepared {
    record Application(Admitted admitted) implements Prepared {}

    /** A null value under an applicant's key. */
    record Erasure(String applicantId) implements Prepared {}

    /**
     * It cannot be decided.
     *
     * @param field the field at fault, where one is
     */
    record Unsound(RejectionCode code, @Nullable String field) implements Prepared {}
}
