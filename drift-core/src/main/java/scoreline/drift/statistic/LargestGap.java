package scoreline.drift.statistic;

/// The largest difference of a cell's shares, L∞.
///
/// @param distance `maxᵢ |lᵢ − rᵢ|`, 0 to 1
/// @param beyondNoise what of it is left after `c √((n+m)/(nm))`, c = 1.8, which chance exceeds in three windows of a
/// thousand
/// @see <a href="https://doi.org/10.14778/3229863.3229867">Schelter et al. (2018)</a>
public record LargestGap(double distance, double beyondNoise) {

    /** √(−ln(α/2)/2) at α = 0.003: Kolmogorov's tail. */
    private static final double NOISE = 1.8;

    /// @param reference counts at training time, shape (cells)
    /// @param live counts in the window, shape (cells)
    public static LargestGap of(long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        long m = Counts.total(reference);
        long n = Counts.total(live);
        double distance = 0;
        for (int i = 0; i < reference.length; i++) {
            distance = Math.max(distance, Math.abs((double) live[i] / n - (double) reference[i] / m));
        }
        return new LargestGap(distance, Math.max(0, distance - NOISE / Math.sqrt(Counts.effective(m, n))));
    }
}
