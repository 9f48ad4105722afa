package scoreline.scorer.history;

import org.jspecify.annotations.Nullable;
import scoreline.scoring.history.HistoryRecord;
import scoreline.wire.RejectionCode;

/** Whether a record of a customer's past can be remembered. */
public sealed interface HistoryAdmission {

    /** It can. */
    record Recorded(HistoryRecord record) implements HistoryAdmission {
        /** Says nothing of the record: it is personal data. */
        @Override
        public String toString() {
            return "Recorded";
        }
    }

    /** It is of a source that the bundle does not read. */
    record Unread() implements HistoryAdmission {}

    /**
     * It is wrong.
     *
     * @param field the field at fault, where one is
     */
    record Refused(RejectionCode code, @Nullable String field) implements HistoryAdmission {}
}
