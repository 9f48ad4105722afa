package scoreline.drift.statistic;

/// The population stability index with half a count added to each cell: `Σ (lᵢ − rᵢ) ln(lᵢ / rᵢ)`,
/// `lᵢ = (Lᵢ + ½)/(n + ½B)` and `rᵢ = (Rᵢ + ½)/(m + ½B)` over the B cells that either sample fills. An empty cell stays
/// finite, and
/// weighs less the smaller the window; a constant put in its place would weigh the more.
///
/// @param psi nats; 0 when the shares agree, never negative, symmetric
/// @param byChance what it is on average where nothing changed: `(B − 1)(1/n + 1/m)`
/// @see <a href="https://scholarworks.wmich.edu/dissertations/3208/">Yurdakul (2018)</a>
public record Stability(double psi, double byChance) {

    /// @param reference counts at training time, shape (cells)
    /// @param live counts in the window, shape (cells)
    public static Stability of(long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        int cells = 0;
        for (int i = 0; i < reference.length; i++) {
            cells += reference[i] + live[i] > 0 ? 1 : 0;
        }
        double m = Counts.total(reference);
        double n = Counts.total(live);
        double psi = 0;
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] + live[i] > 0) {
                double r = (reference[i] + 0.5) / (m + 0.5 * cells);
                double l = (live[i] + 0.5) / (n + 0.5 * cells);
                psi += term(r, l);
            }
        }
        return new Stability(psi, (cells - 1) * (1 / n + 1 / m));
    }

    /// The index without what chance makes of it: as large in a small window as in a large one; negative at times.
    public double debiased() {
        return psi - byChance;
    }

    static double term(double r, double l) {
        return (l - r) * Math.log(l / r);
    }
}
