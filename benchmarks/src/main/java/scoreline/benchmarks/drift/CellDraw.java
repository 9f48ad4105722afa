package scoreline.benchmarks.drift;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/// Draws cells by their chances in constant time: slots of equal chance, each of one cell up to a point and
/// of another beyond it. Chances are right to 2⁻³². Immutable.
///
/// @see <a href="https://doi.org/10.1145/355744.355749">Walker (1977)</a>
final class CellDraw {
    private static final double WHOLE = 1L << 32;
    private static final long LOW = (1L << 32) - 1;

    private final long[] upTo;
    private final byte[] other;

    /// @param chances 1 in all, shape (cells)
    CellDraw(double[] chances) {
        int slots = chances.length;
        this.upTo = new long[slots];
        this.other = new byte[slots];
        var share = new double[slots];
        var poor = new ArrayDeque<Integer>();
        var rich = new ArrayDeque<Integer>();
        for (int i = 0; i < slots; i++) {
            share[i] = chances[i] * slots;
            (share[i] < 1 ? poor : rich).add(i);
        }
        while (!poor.isEmpty() && !rich.isEmpty()) {
            int taker = poor.remove();
            int giver = rich.remove();
            upTo[taker] = Math.round(share[taker] * WHOLE);
            other[taker] = (byte) giver;
            share[giver] -= 1 - share[taker];
            (share[giver] < 1 ? poor : rich).add(giver);
        }
        // What rounding left over is of one cell alone.
        for (int rest : poor) {
            fill(rest);
        }
        for (int rest : rich) {
            fill(rest);
        }
    }

    private void fill(int slot) {
        upTo[slot] = 1L << 32;
        other[slot] = (byte) slot;
    }

    /** A cell, to be read as unsigned. */
    byte next(SplittableRandom random) {
        long bits = random.nextLong();
        int slot = (int) (((bits >>> 32) * upTo.length) >>> 32);
        return (bits & LOW) < upTo[slot] ? (byte) slot : other[slot];
    }
}
