package scoreline.scoring.explain;

/// Gauss–Legendre quadrature on [0, 1]: `∫ f ≈ Σ weight(q) · f(node(q))`, exact for polynomials of degree up to 2 ·
/// points − 1.
final class Quadrature {
    private final double[] nodes;
    private final double[] weights;

    private Quadrature(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /// @param points at least 1
    static Quadrature of(int points) {
        double[] nodes = new double[points];
        double[] weights = new double[points];
        for (int i = 0; i < points; i++) {
            // Newton's method on the Legendre polynomial, from Tricomi's estimate of its root.
            double x = Math.cos(Math.PI * (i + 0.75) / (points + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++) {
                double before = 0;
                double value = 1;
                for (int k = 1; k <= points; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = points * (before - x * value) / (1 - x * x);
                x -= value / slope;
            }
            nodes[points - 1 - i] = (1 + x) / 2;
            weights[points - 1 - i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new Quadrature(nodes, weights);
    }

    int points() {
        return nodes.length;
    }

    /** In (0, 1), ascending in q. */
    double node(int q) {
        return nodes[q];
    }

    /** Above 0; all of them sum to 1. */
    double weight(int q) {
        return weights[q];
    }
}
