package scoreline.training.candidate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.imbalance.Nearest;

/// The share of defaults among the nearest, drawn to the sample's by two applicants, so that it is never 0 or 1.
@SuppressWarnings("ArrayRecordComponent") // never compared
record NeighbourModel(float[][] points, boolean[] defaults, double prior, int neighbours) implements Learner.Learned {

    private static final double PRIOR_WORTH = 2;

    static NeighbourModel learn(LabelledRows rows, int neighbours, int sample, long seed) {
        int[] order = IntStream.range(0, rows.size()).toArray();
        var random = new SplittableRandom(seed);
        int kept = Math.min(sample, order.length);
        for (int i = 0; i < kept; i++) {
            int j = i + random.nextInt(order.length - i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        var points = new float[kept][];
        var defaults = new boolean[kept];
        int count = 0;
        for (int i = 0; i < kept; i++) {
            points[i] = row(rows, order[i]);
            defaults[i] = rows.isDefault(order[i]);
            count += defaults[i] ? 1 : 0;
        }
        return new NeighbourModel(points, defaults, (count + 1.0) / (kept + 2.0), neighbours);
    }

    private static float[] row(LabelledRows rows, int row) {
        return Arrays.copyOfRange(rows.features(), row * rows.width(), (row + 1) * rows.width());
    }

    @Override
    public double[] margins(LabelledRows rows) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> {
                    int[] near = Nearest.to(row(rows, row), points, neighbours, -1);
                    long bad = IntStream.of(near).filter(i -> defaults[i]).count();
                    double p = (bad + PRIOR_WORTH * prior) / (near.length + PRIOR_WORTH);
                    return Math.log(p / (1 - p));
                })
                .toArray();
    }

    @Override
    public long bytes() {
        return (long) points.length * (1 + (points.length == 0 ? 0 : points[0].length * (long) Float.BYTES));
    }
}
