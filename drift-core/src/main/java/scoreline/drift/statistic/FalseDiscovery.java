package scoreline.drift.statistic;

import java.util.Arrays;

/// Many tests at once: of those called discoveries at q, a share of q is false on average.
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /// Benjamini and Hochberg: `p′₍ᵢ₎ = min over j ≥ i of (k / j) p₍ⱼ₎`, at most 1. What is at most q is a discovery
    /// at q. Holds for tests that are independent or rise together, as related features do.
    ///
    /// @param p shape (tests)
    /// @return adjusted p, shape (tests), in the order given
    /// @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995)</a>
    public static double[] adjusted(double[] p) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        var least = new double[p.length + 1];
        least[p.length] = 1;
        for (int i = p.length - 1; i >= 0; i--) {
            least[i] = Math.min(least[i + 1], ascending[i] * p.length / (i + 1));
        }
        // Those of equal p have the least of any of them, whichever is found.
        var adjusted = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[i] = least[Arrays.binarySearch(ascending, p[i])];
        }
        return adjusted;
    }

    /// The smallest of several tests of one hypothesis, as one p: `1 − (1 − pᵢ)^(1/wᵢ)`, the least over i. Exact where
    /// they are independent, too large where they go together.
    ///
    /// @param p shape (tests)
    /// @param weights part of the chance of a false alarm that each may use, 1 in all; 0 leaves one out
    /// @see <a href="https://doi.org/10.1080/01621459.1967.10482935">Šidák (1967)</a>
    public static double smallest(double[] p, double[] weights) {
        double least = 1;
        for (int i = 0; i < p.length; i++) {
            if (weights[i] > 0) {
                least = Math.min(least, -Math.expm1(Math.log1p(-p[i]) / weights[i]));
            }
        }
        return least;
    }
}
