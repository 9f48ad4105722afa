package scoreline.dashboard.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import scoreline.scoring.decision.Outcome;

/**
 * What is kept of each decision side by side with that of others: one number, always in as many bytes, little-endian.
 *
 * @param number 0 and up for features in catalogue order, {@value #CELLS} and up for their cells, below 0 for what was decided
 */
public record Column(int number, Kind kind) {
    /** What it holds. */
    enum Kind {
        BYTE(Byte.BYTES),
        SHORT(Short.BYTES),
        FLOAT(Float.BYTES),
        LONG(Long.BYTES),
        DOUBLE(Double.BYTES);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }
    }

    /** Decisions whose numbers stand together. */
    public static final int CHUNK = 4_096;

    /** 0 approved, 1 sent to review, 2 refused, {@link #ERASED}. */
    public static final Column OUTCOME = new Column(-1, Kind.BYTE);

    /** IEEE 754 double, calibrated. */
    public static final Column PROBABILITY = new Column(-2, Kind.DOUBLE);

    /** Milliseconds since 1970, UTC. */
    public static final Column SUBMITTED = new Column(-3, Kind.LONG);

    /** Credit points as they were decided, a short. */
    public static final Column POINTS = new Column(-4, Kind.SHORT);

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
        return new Column(feature, Kind.FLOAT);
    }

    /** A feature's cell of the drift reference, which tells categories apart: an unsigned byte. */
    public static Column cell(int feature) {
        return new Column(CELLS + feature, Kind.BYTE);
    }

    /** Bytes of a number. */
    public int width() {
        return kind.bytes;
    }

    /** Room for so many numbers. */
    public ByteBuffer room(int numbers) {
        return ByteBuffer.allocate(width() * numbers).order(ByteOrder.LITTLE_ENDIAN);
    }
}
