package scoreline.judgement;

import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/** What became of an application. */
public sealed interface Judgement {
    record Decided(CreditDecision decision) implements Judgement {
        /** Says nothing of the decision: it is personal data. */
        @Override
        public String toString() {
            return "Decided";
        }
    }

    /**
     * It could not be decided.
     *
     * @param field the field at fault, where one is
     */
    record Rejected(RejectionCode code, @Nullable String field) implements Judgement {}
}
