package scoreline.standalone.output;

import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/** Takes what becomes of each row of a table, counted from 0. */
public interface RowOutcomes {

    void decided(long row, CreditDecision decision);

    /** @param applicationId null where the row has none that can be read */
    void rejected(long row, @Nullable String applicationId, RejectionCode code);
}
