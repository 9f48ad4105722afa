package scoreline.benchmarks.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.tree.Ensemble;

/** From a model's bytes to an explainer, each time anew. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class ScorelineLoads {
    @Param("")
    public String model;

    private byte[] ubj;

    @Setup
    public void read() throws IOException {
        ubj = Files.readAllBytes(Path.of(model));
    }

    @Benchmark
    public Explainer load() {
        return new Explainer(Ensemble.readXgboost(ubj));
    }
}
