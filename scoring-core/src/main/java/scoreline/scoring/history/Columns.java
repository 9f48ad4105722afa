package scoreline.scoring.history;

import java.util.Arrays;

/// What an evaluation finds of one customer's records of one source, in columns, by place in their order; its memory
/// serves the next evaluation. Not thread-safe.
final class Columns {
    private int size;
    private double[][] values = new double[0][];
    private long[] held = new long[0];
    private int[] chosen = new int[0];
    private int chosenSize;

    /// @param size how many records
    /// @param operands of which there is a value for each record
    void begin(int size, int operands) {
        this.size = size;
        if (held.length < size || values.length < operands) {
            int capacity = Math.max(held.length, Integer.highestOneBit(Math.max(8, size)) * 2);
            values = new double[operands][capacity];
            held = new long[capacity];
            chosen = new int[capacity + 1];
        }
        Arrays.fill(held, 0, size, 0);
    }

    int size() {
        return size;
    }

    /** An operand's, by place; NaN is missing. */
    double[] values(int operand) {
        return values[operand];
    }

    /** What the record at each place holds, a bit for each check. */
    long[] held() {
        return held;
    }

    /** Places, ascending, of which the first {@link #chosenSize} count. */
    int[] chosen() {
        return chosen;
    }

    int chosenSize() {
        return chosenSize;
    }

    void chose(int places) {
        chosenSize = places;
    }
}
