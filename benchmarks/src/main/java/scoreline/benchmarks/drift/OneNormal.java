package scoreline.benchmarks.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.statistic.Axis;
import scoreline.drift.statistic.Wasserstein;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judge;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/// One normal feature and a drawn reference of it. Windows are counts by cell, shape (cells).
final class OneNormal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private final Cells.Intervals cells;
    private final long[] counts;
    private final Axis axis;

    private OneNormal(Cells.Intervals cells, long[] counts) {
        this.cells = cells;
        this.counts = counts;
        this.axis = Axis.winsorised(cells.lower(), cells.max());
    }

    /// As [Cells.Intervals#learn] would find it, but only its bounds are drawn and not the rows between them: what
    /// lies between uniform values in their order is distributed as the waits of a Poisson process.
    ///
    /// @param rows of the reference
    /// @see <a href="https://doi.org/10.1007/BF02127580">Rényi (1953)</a>
    static OneNormal draw(int rows, SplittableRandom random) {
        int own = Cells.Intervals.QUANTILES;
        var reached = new double[own];
        var counts = new long[Cells.FIRST + own];
        double sum = random.nextExponential();
        for (int q = 0; q < own; q++) {
            reached[q] = sum;
            counts[Cells.FIRST + q] = (q + 1L) * rows / own - (long) q * rows / own;
            sum += waits(counts[Cells.FIRST + q] - (q + 1 < own ? 0 : 1), random);
        }
        double last = sum;
        double whole = sum + random.nextExponential();
        List<Float> lower = new ArrayList<>();
        for (double each : reached) {
            lower.add((float) STANDARD.inverseCumulativeProbability(each / whole));
        }
        return new OneNormal(
                new Cells.Intervals(lower, (float) STANDARD.inverseCumulativeProbability(last / whole)), counts);
    }

    /// The sum of so many exponential waits.
    ///
    /// @param count at least 1
    /// @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang (2000)</a>
    private static double waits(long count, SplittableRandom random) {
        double d = count - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    Cells.Intervals cells() {
        return cells;
    }

    /// Draws the cells of values moved by so many standard deviations.
    CellDraw moved(double shift) {
        return new CellDraw(new Kind.Normal(shift).chances(cells, 0));
    }

    long[] nothing() {
        return new long[counts.length];
    }

    Judge judge() {
        List<Long> training = Arrays.stream(counts).boxed().toList();
        return new Judge(Population.baseline(
                Arrays.stream(counts).sum(), List.of(new FeatureReference(Population.name(0), cells, training))));
    }

    Finding finding(Judge judge, long[] window) {
        WindowCounts counted = judge.window();
        for (int cell = 0; cell < window.length; cell++) {
            byte[] bins = {(byte) cell};
            for (long row = 0; row < window[cell]; row++) {
                counted.count(bins);
            }
        }
        return judge.judge(counted).features().getFirst();
    }

    /// Wasserstein's distance in standard deviations, as a judge finds it among all the rest.
    double distance(long[] window) {
        return Wasserstein.of(axis, own(counts), own(window)).sigmas();
    }

    private static long[] own(long[] window) {
        long[] own = Arrays.copyOfRange(window, Cells.FIRST, window.length);
        own[0] += window[Cells.BELOW];
        own[own.length - 1] += window[Cells.ABOVE];
        return own;
    }
}
