package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.Arrays;

/** Intervals of equal width, from where one value in a hundred is lower to where one in a hundred is higher. */
final class EqualWidth {
    private EqualWidth() {}

    /// @param bins intervals; fewer where values lie so close that float32 has no edges between them
    static Axis axis(Population population, int feature, int bins) throws SQLException {
        var outline = population.outlines(feature).everybody();
        Float low = outline.low();
        Float high = outline.high();
        return Axis.ofEdges(feature, low == null || high == null ? new float[0] : edges(low, high, bins));
    }

    private static float[] edges(float low, float high, int bins) {
        var edges = new float[bins + 1];
        edges[0] = low;
        int last = 0;
        for (int i = 1; i <= bins; i++) {
            float edge = i == bins ? high : (float) (low + ((double) high - low) * i / bins);
            if (edge > edges[last]) {
                edges[++last] = edge;
            }
        }
        return last == 0 ? new float[] {low, high} : Arrays.copyOf(edges, last + 1);
    }
}
