package scoreline.scoring.behaviour;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/// Whole numbers in place of a feature's cells, a hundred to a standard deviation: where the middle of the cell
/// lies among the training rows that have a value, on the scale of a normal distribution. One absurd value is
/// then no more than the largest, and sums of products are exact.
final class NormalScores {

    private static final double SCALE = 100;

    private NormalScores() {}

    /// Codes by cell, shape (cells). What has no place in the order (missing, sentinels, unseen categories) is 0,
    /// as the middle is; what lies beyond training's extremes is as the outermost cell.
    ///
    /// @param worth orders the feature's own cells, shape (own cells)
    static List<Integer> of(FeatureReference feature, double[] worth) {
        var codes = new int[feature.cells().size()];
        double present = present(feature);
        long below = 0;
        for (int own : ascending(worth)) {
            long count = feature.counts().get(Cells.FIRST + own);
            codes[Cells.FIRST + own] = code((below + count / 2.0) / present);
            below += count;
        }
        if (feature.cells() instanceof Cells.Intervals) {
            codes[Cells.BELOW] = codes[Cells.FIRST];
            codes[Cells.ABOVE] = codes[codes.length - 1];
        }
        return IntStream.of(codes).boxed().toList();
    }

    /** Rows in the feature's own cells. */
    private static double present(FeatureReference feature) {
        return feature.counts().stream()
                .skip(Cells.FIRST)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Ties in their own order. */
    private static List<Integer> ascending(double[] worth) {
        return IntStream.range(0, worth.length)
                .boxed()
                .sorted(Comparator.comparingDouble(own -> worth[own]))
                .toList();
    }

    /// Tukey's lambda of shape 0.14, which is within a hundredth of the normal quantile up to two and a half
    /// deviations out: codes are rounded to that.
    private static int code(double share) {
        double score = 4.91 * (StrictMath.pow(share, 0.14) - StrictMath.pow(1 - share, 0.14));
        return (int) Math.round(SCALE * score);
    }
}
