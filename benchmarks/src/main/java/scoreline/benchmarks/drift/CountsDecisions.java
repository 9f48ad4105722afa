package scoreline.benchmarks.drift;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import scoreline.benchmarks.fork.Cost;
import scoreline.drift.histogram.WindowCounts;

/** Decisions, whose cells are there, into the counts of a window. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class CountsDecisions {
    private static final int AT_ONCE = 256;

    @Param("0")
    public int features;

    private Decisions decisions;
    private WindowCounts window;
    private WindowCounts paired;

    @Setup
    public void draw() {
        var population = Population.draw(features, 1);
        decisions = new Decisions(population, 2);
        window = population.judge().window();
        paired = population.judgeOfModel().window();
    }

    @Benchmark
    public long singly(Cost cost) {
        return count(window, cost);
    }

    /** And how features go together: products of pairs. */
    @Benchmark
    public long inPairs(Cost cost) {
        return count(paired, cost);
    }

    private long count(WindowCounts into, Cost cost) {
        for (int i = 0; i < AT_ONCE; i++) {
            decisions.next().countIn(into);
        }
        cost.add(AT_ONCE);
        return into.rows();
    }
}
