package scoreline.scoring.behaviour;

/** Pearson's correlation from sums. */
public final class Correlation {

    private Correlation() {}

    /// `(Σxy/n − x̄ȳ) / √((Σxx/n − x̄²)(Σyy/n − ȳ²))`.
    ///
    /// @return −1 to 1; NaN where either does not vary
    public static double of(double n, double x, double y, double xx, double yy, double xy) {
        double variance = (xx / n - x / n * (x / n)) * (yy / n - y / n * (y / n));
        return variance > 0 ? Math.clamp((xy / n - x / n * (y / n)) / Math.sqrt(variance), -1, 1) : Double.NaN;
    }
}
