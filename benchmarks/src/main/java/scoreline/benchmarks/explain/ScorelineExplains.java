package scoreline.benchmarks.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import scoreline.benchmarks.fork.Cost;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.explain.Lanes;
import scoreline.scoring.tree.Ensemble;

/** Margin and contributions by our own kernel. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class ScorelineExplains {
    @Param("")
    public String model;

    @Param
    public Lanes lanes;

    private Explainer explainer;
    private final MeasuredRows rows = new MeasuredRows(1);
    private final float[] contributions = new float[MadeUpRows.FEATURES];
    private final MeasuredRows batches = new MeasuredRows(MeasuredRows.BATCH);
    private final float[] batchMargins = new float[MeasuredRows.BATCH];
    private final float[] batchContributions = new float[MeasuredRows.BATCH * MadeUpRows.FEATURES];

    @Setup
    public void read() throws IOException {
        explainer = new Explainer(Ensemble.readXgboost(Files.readAllBytes(Path.of(model))), lanes);
    }

    @Benchmark
    public float row(Cost cost) {
        cost.add(1);
        return explainer.explain(rows.next(), contributions) + contributions[0];
    }

    @Benchmark
    public float batch(Cost cost) {
        cost.add(MeasuredRows.BATCH);
        explainer.explain(batches.next(), batchMargins, batchContributions);
        return batchMargins[0] + batchContributions[0];
    }
}
