package scoreline.training.imbalance;

import java.util.Arrays;

/** The points next to a point, by Euclid's distance, all of them compared. */
public final class Nearest {

    private Nearest() {}

    /// @param points shape (points, width), no NaN
    /// @param most at least 1
    /// @param excluded a position that does not count; -1 for none
    /// @return positions, the nearest first, of equally near ones the first
    public static int[] to(float[] point, float[][] points, int most, int excluded) {
        var positions = new int[most];
        var distances = new float[most];
        int found = 0;
        for (int i = 0; i < points.length; i++) {
            if (i == excluded) {
                continue;
            }
            float limit = found < most ? Float.POSITIVE_INFINITY : distances[most - 1];
            float distance = distance(point, points[i], limit);
            if (distance < limit) {
                int at = found < most ? found++ : most - 1;
                while (at > 0 && distances[at - 1] > distance) {
                    distances[at] = distances[at - 1];
                    positions[at] = positions[at - 1];
                    at--;
                }
                distances[at] = distance;
                positions[at] = i;
            }
        }
        return Arrays.copyOf(positions, found);
    }

    /** Squared; at least the limit where it is not less. */
    private static float distance(float[] a, float[] b, float limit) {
        float sum = 0;
        for (int from = 0; from < a.length && sum < limit; from += 32) {
            int to = Math.min(a.length, from + 32);
            for (int i = from; i < to; i++) {
                float difference = a[i] - b[i];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
