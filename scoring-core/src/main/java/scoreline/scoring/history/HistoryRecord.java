package scoreline.scoring.history;

import org.jspecify.annotations.Nullable;

/// One record of a customer's past, as its source tells it.
///
/// @param source position in the catalogue's history
/// @param id which record it is: a later one of the same id takes its place
/// @param knownOn the day the lender learnt it, in days from 1970-01-01
/// @param happenedOn the day it happened, in days from 1970-01-01
/// @param numbers shape (the source's fields); NaN is missing; of a day, days from 1970-01-01 or [Records#NEVER]
/// @param texts shape (the source's fields); null is missing, and so it is for what is no category
@SuppressWarnings("ArrayRecordComponent") // a parcel between two steps, never compared
public record HistoryRecord(
        int source,
        String id,
        int knownOn,
        int happenedOn,
        double[] numbers,
        @Nullable String[] texts) {

    public HistoryRecord withId(String other) {
        return new HistoryRecord(source, other, knownOn, happenedOn, numbers, texts);
    }
}
