package scoreline.drift.statistic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/// Pearson's test that two samples are of one population: `Σ (observed − expected)² / expected` over both samples'
/// cells,
/// expected from their pooled shares. Both samples are uncertain; a test that takes the reference as known is not this
/// one.
///
/// @param statistic χ²
/// @param degrees cells − 1
/// @param p `P(χ²_degrees ≥ statistic)`
/// @see <a href="https://doi.org/10.1080/14786440009463897">Pearson (1900)</a>
public record ChiSquare(double statistic, int degrees, double p) {

    /// Cells that neither sample fills are left out.
    ///
    /// @param reference counts at training time, shape (cells)
    /// @param live counts in the window, shape (cells)
    public static ChiSquare of(long[] reference, long[] live) {
        Counts.requirePair(reference, live);
        double m = Counts.total(reference);
        double n = Counts.total(live);
        double statistic = 0;
        int filled = 0;
        for (int i = 0; i < reference.length; i++) {
            double pooled = (double) reference[i] + live[i];
            if (pooled > 0) {
                double expected = pooled * n / (n + m);
                // The difference is the same in both samples, so that the two terms are one.
                statistic += (live[i] - expected) * (live[i] - expected) * (n + m) / (m * expected);
                filled++;
            }
        }
        int degrees = filled - 1;
        return new ChiSquare(
                statistic, degrees, degrees == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2));
    }

    /// The same, after cells too thin for the distribution have been merged, from the thinnest on, until each is
    /// expected to
    /// hold `atLeast` in either sample.
    ///
    /// @see <a href="https://doi.org/10.2307/3001616">Cochran (1954)</a>
    public static ChiSquare ofMerged(long[] reference, long[] live, double atLeast) {
        Counts.requirePair(reference, live);
        double m = Counts.total(reference);
        double n = Counts.total(live);
        double enough = atLeast * (n + m) / Math.min(n, m);
        int[] thinnestFirst = IntStream.range(0, reference.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> reference[i] + live[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<long[]> merged = new ArrayList<>();
        for (int i : thinnestFirst) {
            if (merged.isEmpty() || merged.getLast()[0] + merged.getLast()[1] >= enough) {
                merged.add(new long[2]);
            }
            merged.getLast()[0] += reference[i];
            merged.getLast()[1] += live[i];
        }
        if (merged.size() > 1 && merged.getLast()[0] + merged.getLast()[1] < enough) {
            long[] rest = merged.removeLast();
            merged.getLast()[0] += rest[0];
            merged.getLast()[1] += rest[1];
        }
        return of(
                merged.stream().mapToLong(cell -> cell[0]).toArray(),
                merged.stream().mapToLong(cell -> cell[1]).toArray());
    }
}
