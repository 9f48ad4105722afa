package scoreline.drift.performance;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Whose outcomes are looked at together: decisions of one month, as they stood so many months later.
/// Outcomes belong to the month of their decision, never to that of their arrival: else a slow month would
/// look like a bad one.
///
/// @param decided month of the decisions, UTC
/// @param monthsOnBook whole months from the decision to what is known, 0 or more
public record RealisedCohort(YearMonth decided, int monthsOnBook) {
    public RealisedCohort {
        if (monthsOnBook < 0) {
            throw new IllegalArgumentException("an outcome must not be older than its decision");
        }
    }

    /// @param decided when the application was decided
    /// @param known as of when its outcome is told
    public static RealisedCohort of(Instant decided, Instant known) {
        var from = decided.atOffset(ZoneOffset.UTC);
        if (known.isBefore(decided)) {
            throw new IllegalArgumentException("an outcome must not be older than its decision");
        }
        long months = ChronoUnit.MONTHS.between(from, known.atOffset(ZoneOffset.UTC));
        return new RealisedCohort(YearMonth.from(from), Math.toIntExact(months));
    }
}
