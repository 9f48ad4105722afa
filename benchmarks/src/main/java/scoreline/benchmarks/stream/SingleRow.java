package scoreline.benchmarks.stream;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.benchmarks.load.Clocks;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.explain.Explainer;

/// What an application costs with no broker around, in µs of CPU time: what `bench explain` measures, on this run's
/// model
/// and in this run's process.
///
/// @param explain margin and contributions of one row
/// @param batch the same of a row among 64 at once
/// @param decide the whole decision: features, margin, contributions, cells, reasons
record SingleRow(double explain, double batch, double decide) {
    static final int BATCH = 64;

    private static final int ROUNDS = 5;

    /// @param rows at least 64
    /// @param length of one figure's measurement
    static SingleRow measure(Explainer explainer, Decider decider, List<Row> rows, Duration length) {
        var features =
                rows.stream().map(row -> decider.decide(row).featureValues()).toArray(float[][]::new);
        int width = features[0].length;
        var contributions = new float[width];
        var batches = IntStream.range(0, features.length / BATCH)
                .mapToObj(batch -> joined(features, batch * BATCH, width))
                .toArray(float[][]::new);
        var margins = new float[BATCH];
        var many = new float[BATCH * width];
        Work explain = i -> explainer.explain(features[i % features.length], contributions);
        Work batch = i -> {
            explainer.explain(batches[i % batches.length], margins, many);
            return margins[0];
        };
        Work decide = i -> decider.decide(rows.get(i % rows.size())).margin();
        long share = length.toNanos() / ROUNDS;
        var explained = new double[ROUNDS];
        var batched = new double[ROUNDS];
        var decided = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            int kept = Math.max(round, 0); // the first round warms up, and is written over
            explained[kept] = micros(explain, share);
            batched[kept] = micros(batch, share) / BATCH;
            decided[kept] = micros(decide, share);
        }
        return new SingleRow(median(explained), median(batched), median(decided));
    }

    private static float[] joined(float[][] rows, int from, int width) {
        var joined = new float[BATCH * width];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(rows[from + i], 0, joined, i * width, width);
        }
        return joined;
    }

    /** One piece of work; the result keeps the compiler from leaving it out. */
    @FunctionalInterface
    private interface Work {
        float run(int i);
    }

    private static double micros(Work work, long nanos) {
        var clocks = Clocks.ofThisThread();
        var from = clocks.read();
        var to = from;
        float sum = 0;
        int done = 0;
        do {
            for (int i = 0; i < 8; i++) {
                sum += work.run(done++);
            }
            to = clocks.read();
        } while (to.nanos() - from.nanos() < nanos);
        if (Float.isInfinite(sum)) {
            throw new IllegalStateException("margins are finite");
        }
        return (to.threadCpu() - from.threadCpu()) / 1e3 / done;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
