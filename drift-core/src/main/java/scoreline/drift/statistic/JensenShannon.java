package scoreline.drift.statistic;

/// The distance of Jensen and Shannon: `√(½ Σ lᵢ ln(lᵢ/aᵢ) + ½ Σ rᵢ ln(rᵢ/aᵢ))`, a the mean of both shares. No
/// smoothing: a cell
/// that one sample lacks counts fully. It grows as windows shrink.
///
/// @param nats 0 to √ln 2 ≈ 0.8326, as scipy gives it
/// @param bits the same with the logarithm to base 2, 0 to 1
/// @see <a href="https://doi.org/10.1109/TIT.2003.813506">Endres and Schindelin (2003)</a>
public record JensenShannon(double nats, double bits) {

    private static final double LN2 = Math.log(2);

    /// @param reference counts at training time, shape (cells)
    /// @param live counts in the window, shape (cells)
    public static JensenShannon of(long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        double m = Counts.total(reference);
        double n = Counts.total(live);
        double divergence = 0;
        for (int i = 0; i < reference.length; i++) {
            double r = reference[i] / m;
            double l = live[i] / n;
            divergence += (towardsMean(r, l) + towardsMean(l, r)) / 2;
        }
        divergence = Math.max(0, divergence);
        return new JensenShannon(Math.sqrt(divergence), Math.sqrt(divergence / LN2));
    }

    private static double towardsMean(double own, double other) {
        return own == 0 ? 0 : own * Math.log(2 * own / (own + other));
    }
}
