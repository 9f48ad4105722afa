package scoreline.drift.verdict;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.drift.statistic.Axis;
import scoreline.drift.statistic.ChiSquare;
import scoreline.drift.statistic.CramerVonMises;
import scoreline.drift.statistic.FalseDiscovery;
import scoreline.drift.statistic.KolmogorovSmirnov;
import scoreline.drift.statistic.Proportions;
import scoreline.drift.statistic.Wasserstein;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/** One feature, or the score, as training saw it, ready to be compared. Immutable. */
final class Subject {

    /// With fewer rows than this expected outside the fullest cell, the limiting distributions are off by factors
    /// where p is small, and the share of the fullest cell, tested exactly, tells what there is to tell.
    private static final double FEW = 25;

    /// Fewer expected than this, and χ² calls chance a change too often; Cochran's rule.
    private static final double EXPECTED = 5;

    /// Of the chance of a false alarm, the part that what training never saw may use, beside one for the values, the
    /// missing and the sentinels each: it is rare, and a few rows of it are proof.
    private static final double PART_OF_THE_NEW = 0.02;

    private final FeatureReference reference;
    private final long[] counts;
    private final long rows;
    private final long[] values;
    private final boolean told;
    private final double outsideFullest;
    private final int fullest;
    private final @Nullable Axis axis;
    private final CramerVonMises.@Nullable Null order;

    Subject(FeatureReference reference) {
        this.reference = reference;
        this.counts = reference.counts().stream().mapToLong(Long::longValue).toArray();
        this.rows = Arrays.stream(counts).sum();
        this.values = values(counts);
        this.told = Arrays.stream(values).filter(count -> count > 0).count() > 1;
        this.fullest = IntStream.range(0, values.length).reduce(0, (best, i) -> values[i] > values[best] ? i : best);
        long present = Arrays.stream(values).sum();
        this.outsideFullest = told ? 1 - (double) values[fullest] / present : 0;
        this.axis = told && reference.cells() instanceof Cells.Intervals cells
                ? Axis.winsorised(cells.lower(), cells.max())
                : null;
        this.order = axis != null ? CramerVonMises.Null.of(values) : null;
    }

    FeatureReference reference() {
        return reference;
    }

    /** Rows of training by cell, shape (cells); the caller must not change them. */
    long[] counts() {
        return counts;
    }

    /// The cells that hold a value, ordered where values are: beneath the smallest, the feature's own, above the
    /// largest; for categories the unseen ones come last.
    private long[] values(long[] all) {
        boolean ordered = reference.cells() instanceof Cells.Intervals;
        int own = all.length - Cells.FIRST;
        var values = new long[ordered ? own + 2 : own + 1];
        System.arraycopy(all, Cells.FIRST, values, ordered ? 1 : 0, own);
        if (ordered) {
            values[0] = all[Cells.BELOW];
        }
        values[values.length - 1] = all[ordered ? Cells.ABOVE : Cells.UNSEEN];
        return values;
    }

    /// @param all rows of the window by cell, shape (cells)
    Shape shape(long[] all) {
        long[] live = values(all);
        long n = Arrays.stream(live).sum();
        if (!told || n == 0) {
            return new Shape.Untold();
        }
        boolean few = outsideFullest * n < FEW;
        if (axis != null && order != null) {
            var test = order.test(live);
            long[] before = withoutEnds(values);
            long[] now = withoutEnds(live);
            return new Shape.Ordered(
                    few ? ofFullest(live, n) : test.p(),
                    test,
                    KolmogorovSmirnov.of(values, live),
                    Wasserstein.of(axis, before, now),
                    axis.mean(before),
                    axis.mean(now));
        }
        var test = ChiSquare.ofMerged(values, live, EXPECTED);
        return new Shape.Unordered(few || test.degrees() < 2 ? ofFullest(live, n) : test.p(), test);
    }

    private double ofFullest(long[] live, long n) {
        long m = Arrays.stream(values).sum();
        return Proportions.of(values[fullest], m, live[fullest], n).exactP();
    }

    /** What lies beyond the ends counts in the outermost cells. */
    private static long[] withoutEnds(long[] ordered) {
        long[] own = Arrays.copyOfRange(ordered, 1, ordered.length - 1);
        own[0] += ordered[0];
        own[own.length - 1] += ordered[ordered.length - 1];
        return own;
    }

    /// @param all rows of the window by cell, shape (cells)
    /// @param n rows of the window
    Rates rates(long[] all, long n) {
        return new Rates(
                rate(Cells.MISSING, all, n),
                rate(Cells.UNSEEN, all, n),
                rate(Cells.BELOW, all, n),
                rate(Cells.ABOVE, all, n),
                rate(Cells.SENTINEL, all, n));
    }

    private Proportions rate(int cell, long[] all, long n) {
        return Proportions.of(counts[cell], rows, all[cell], n);
    }

    /// The one p of all signals: how values lie, the rates of missing ones and of sentinels where training has some,
    /// and what training never saw. Which signals count depends on training alone.
    double p(long[] all, long n, Shape shape, Rates rates) {
        double byChance = 1;
        int unknown = 0;
        for (int cell : new int[] {Cells.MISSING, Cells.UNSEEN, Cells.BELOW, Cells.ABOVE, Cells.SENTINEL}) {
            if (counts[cell] == 0) {
                unknown++;
                byChance = Math.min(byChance, Proportions.moreThanChance(0, rows, all[cell], n));
            }
        }
        double[] parts = {
            told ? 1 : 0,
            counts[Cells.MISSING] > 0 ? 1 : 0,
            counts[Cells.SENTINEL] > 0 ? 1 : 0,
            unknown > 0 ? PART_OF_THE_NEW : 0
        };
        double whole = Arrays.stream(parts).sum();
        double[] p = {shape.p(), rates.missing().exactP(), rates.sentinel().exactP(), Math.min(1, unknown * byChance)};
        return FalseDiscovery.smallest(
                p, Arrays.stream(parts).map(part -> part / whole).toArray());
    }
}
