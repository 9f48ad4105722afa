package scoreline.drift.statistic;

/// How far values must be carried to turn one population into the other: `∫ |L(x) − R(x)| dx`.
///
/// @param distance in the feature's unit; a shift of everything by d is d
/// @param sigmas distance over the reference's standard deviation, 0 where that is 0
/// @see <a href="https://doi.org/10.1137/1118101">Vallender (1974)</a>
public record Wasserstein(double distance, double sigmas) {

    /// Whoever counts values beyond the ends of the axis counts them in the outermost cells: one absurd value then
    /// weighs
    /// as one row, and the mass out there is told apart.
    ///
    /// @param reference counts at training time, shape (cells)
    /// @param live counts in the window, shape (cells)
    public static Wasserstein of(Axis axis, long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        if (axis.cells() != reference.length) {
            throw new IllegalArgumentException(
                    "the axis has " + axis.cells() + " cells for " + reference.length + " counts");
        }
        double distance = axis.areaBetween(Counts.cumulativeDifference(reference, live));
        double sigma = axis.deviation(reference);
        return new Wasserstein(distance, sigma > 0 ? distance / sigma : 0);
    }
}
