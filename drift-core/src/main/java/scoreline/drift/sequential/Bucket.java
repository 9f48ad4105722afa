package scoreline.drift.sequential;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One number of each decision of a short stretch of event time, summed: log-odds, or 1 for a refusal and 0
/// for another. Whole numbers, so that any order of adding gives the same.
///
/// Fixed point: a unit is 2⁻²⁴. A bucket may hold 10⁶ decisions of numbers up to 500 each.
///
/// @param start of the stretch, to the millisecond
/// @param count decisions
/// @param sum of their numbers, units
/// @param squares sum of their numbers' squares, units
public record Bucket(Instant start, long count, long sum, long squares) {

    public static final Duration USUAL_LENGTH = Duration.ofSeconds(10);

    private static final double UNITS = 1 << 24;

    public Bucket {
        if (count < 0 || squares < 0) {
            throw new IllegalArgumentException("a bucket's count and squares must not be negative");
        }
        if (!start.equals(start.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("a bucket must start at a whole millisecond");
        }
    }

    /// Of what happened or not, 1 or 0.
    ///
    /// @param happened how often, of `count`
    public static Bucket ofShare(Instant start, long count, long happened) {
        long units = units((double) happened);
        return new Bucket(start, count, units, units);
    }

    public static Bucket empty(Instant start) {
        return new Bucket(start, 0, 0, 0);
    }

    /// Where the stretch of an event starts, stretches being counted from 1970 on.
    public static Instant startOf(Instant event, Duration length) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(event.toEpochMilli(), millis) * millis);
    }

    /// The same with one more decision.
    ///
    /// @throws IllegalArgumentException when the number is not finite
    public Bucket with(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a decision's number is not finite");
        }
        return new Bucket(start, count + 1, sum + units(number), squares + units(number * number));
    }

    static long units(double number) {
        return Math.round(number * UNITS);
    }

    /// Of units, the number's own.
    public static double value(long units) {
        return units / UNITS;
    }

    /// What two bearers counted of the same stretch.
    public Bucket add(Bucket other) {
        if (!other.start.equals(start)) {
            throw new IllegalArgumentException("buckets of two stretches cannot be added");
        }
        return new Bucket(start, count + other.count, sum + other.sum, squares + other.squares);
    }
}
