package scoreline.dashboard.population;

import java.util.Arrays;

/** Keeps the nearest of many, of equals those of the lower places, without ordering all of them. */
final class Nearest {
    private final int most;
    private final long[] nearest;
    private int count;
    private long farthest = Long.MAX_VALUE;

    /// @param most at least 1
    Nearest(int most) {
        this.most = most;
        this.nearest = new long[2 * most];
    }

    /// @param distance not negative
    void offer(int place, int distance) {
        long one = ((long) distance << Integer.SIZE) | place;
        if (one > farthest) {
            return;
        }
        nearest[count++] = one;
        if (count == nearest.length) {
            order();
        }
    }

    private void order() {
        Arrays.sort(nearest, 0, count);
        if (count >= most) {
            count = most;
            farthest = nearest[most - 1];
        }
    }

    /** The nearest first; places in the lower half, distances in the upper one. */
    long[] inOrder() {
        order();
        return Arrays.copyOf(nearest, count);
    }
}
