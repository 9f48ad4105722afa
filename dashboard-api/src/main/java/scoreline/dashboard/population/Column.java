package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import scoreline.scoring.decision.Outcome;

/**
 * What is kept of each decision side by side with that of others: one number, always in as many bytes, little-endian.
 *
 * @param number 0 and up for features in catalogue order, {@value #CELLS} and up for their cells, below 0 for what was decided
 * @param width bytes
 */
public record Column(int number, int width) {
    /** Decisions whose numbers stand together. */
    public static final int CHUNK = 4_096;

    /** 0 approved, 1 sent to review, 2 refused, {@link #ERASED}. */
    public static final Column OUTCOME = new Column(-1, Byte.BYTES);

    /** IEEE 754 double, calibrated. */
    public static final Column PROBABILITY = new Column(-2, Double.BYTES);

    /** Milliseconds since 1970, UTC. */
    public static final Column SUBMITTED = new Column(-3, Long.BYTES);

    /** Credit points as they were decided, a short. */
    public static final Column POINTS = new Column(-4, Short.BYTES);

    /** In place of an outcome: whoever this was about is forgotten, and the other columns hold zeros. */
    public static final byte ERASED = 3;

    private static final int CELLS = 10_000;

    /// An outcome out of its column.
    ///
    /// @param number not [#ERASED]
    public static Outcome outcome(int number) {
        return switch (number) {
            case 0 -> Outcome.APPROVE;
            case 1 -> Outcome.REVIEW;
            case 2 -> Outcome.REFUSE;
            default -> throw new IllegalArgumentException("no outcome is " + number);
        };
    }

    /** A feature as the model saw it: IEEE 754 float, NaN is missing. */
    public static Column feature(int feature) {
        return new Column(feature, Float.BYTES);
    }

    /** A feature's cell of the drift reference, which tells categories apart: an unsigned byte. */
    public static Column cell(int feature) {
        return new Column(CELLS + feature, Byte.BYTES);
    }

    /** Room for so many numbers. */
    public ByteBuffer room(int numbers) {
        return ByteBuffer.allocate(width * numbers).order(ByteOrder.LITTLE_ENDIAN);
    }
}
