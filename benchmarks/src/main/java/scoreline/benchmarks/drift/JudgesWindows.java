package scoreline.benchmarks.drift;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import scoreline.benchmarks.fork.Cost;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;

/** A window of decisions into its judgement; what depends on the baseline alone has been worked out before. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class JudgesWindows {
    @Param("0")
    public int features;

    @Param("0")
    public int rows;

    private Judge judge;
    private WindowCounts window;

    @Setup
    public void draw() {
        var population = Population.draw(features, 1);
        judge = population.judgeOfModel();
        var decisions = new Decisions(population, 2);
        window = judge.window();
        for (int row = 0; row < rows; row++) {
            decisions.next().countIn(window);
        }
    }

    @Benchmark
    public Judgement judge(Cost cost) {
        cost.add(1);
        return judge.judge(window);
    }
}
