package scoreline.benchmarks.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import scoreline.benchmarks.fork.Cost;

/** Margin and contributions by XGBoost's Java library, whichever version is first on the class path, on one thread. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class XgboostExplains {
    @Param("")
    public String model;

    @Param("")
    public String version;

    private Booster booster;
    private final MeasuredRows rows = new MeasuredRows(1);
    private final MeasuredRows batches = new MeasuredRows(MeasuredRows.BATCH);

    @Setup
    public void read() throws IOException, XGBoostError {
        XgboostVersion.require(version);
        booster = XgboostAnswers.load(Files.readAllBytes(Path.of(model)));
    }

    @TearDown
    public void free() {
        booster.dispose();
    }

    @Benchmark
    public float row(Cost cost) throws XGBoostError {
        cost.add(1);
        return explain(rows.next(), 1);
    }

    @Benchmark
    public float batch(Cost cost) throws XGBoostError {
        cost.add(MeasuredRows.BATCH);
        return explain(batches.next(), MeasuredRows.BATCH);
    }

    private float explain(float[] features, int count) throws XGBoostError {
        var matrix = new DMatrix(features, count, MadeUpRows.FEATURES, Float.NaN);
        try {
            return booster.predict(matrix, true)[0][0] + booster.predictContrib(matrix, 0)[0][0];
        } finally {
            matrix.dispose();
        }
    }
}
