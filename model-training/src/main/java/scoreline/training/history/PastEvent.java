package scoreline.training.history;

import java.util.Map;
import scoreline.scoring.history.HistoryRecord;

/// A row of a history table as it would have reached the lender.
///
/// @param applicantId whose past it is
/// @param record of a catalogue's source: ids, days and the fields that the catalogue names
/// @param values all columns but the customer's, those missing left out: a number is a Double, a day an Integer (days
/// from
///     1970-01-01, or [scoreline.scoring.history.Records#NEVER]), all else a String
public record PastEvent(String applicantId, HistoryRecord record, Map<String, Object> values) {
    public PastEvent {
        values = Map.copyOf(values);
    }

    /** Says nothing of the event: it is personal data. */
    @Override
    public String toString() {
        return "PastEvent";
    }
}
