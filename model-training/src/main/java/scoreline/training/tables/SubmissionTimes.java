package scoreline.training.tables;

import java.time.Duration;
import java.time.Instant;

/// When applications were submitted, where their table does not say: row i at `start + i · every`.
///
/// @param every from row to row, positive
public record SubmissionTimes(Instant start, Duration every) {

    /** From 2018 on, one every ten seconds. */
    public static final SubmissionTimes USUAL =
            new SubmissionTimes(Instant.parse("2018-01-01T00:00:00Z"), Duration.ofSeconds(10));

    public SubmissionTimes {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("every must be positive, was " + every);
        }
    }

    /// @param index of the row, from 0
    /// @throws ArithmeticException when the time is beyond what an Instant holds
    public Instant of(long index) {
        return start.plus(every.multipliedBy(index));
    }

    /** The first row submitted at that time or later. */
    public long rowFrom(Instant time) {
        if (time.isBefore(start)) {
            return 0;
        }
        long row = Duration.between(start, time).dividedBy(every);
        return of(row).isBefore(time) ? row + 1 : row;
    }
}
