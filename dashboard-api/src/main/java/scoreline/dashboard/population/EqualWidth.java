package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.Arrays;

/** Intervals of equal width, from where one value in a hundred is lower to where one in a hundred is higher. */
final class EqualWidth {
    private static final double LOW = 0.01;
    private static final double HIGH = 0.99;

    private EqualWidth() {}

    /// @param bins intervals; fewer where values lie so close that float32 has no edges between them
    static Axis axis(Population population, int feature, int bins) throws SQLException {
        float[] bounds = population.values(feature).everybody().quantiles(LOW, HIGH);
        return Axis.ofEdges(feature, bounds.length == 0 ? bounds : edges(bounds[0], bounds[1], bins));
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
