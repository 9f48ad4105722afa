package scoreline.benchmarks.drift;

import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import scoreline.benchmarks.fork.Cost;
import scoreline.drift.histogram.WindowCounts;

/** Decisions into the counts of a window: ours, and one record a feature grouped in a map. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets parameters, then calls what is marked as set-up
public class CountsDecisions {
    private static final int AT_ONCE = 256;

    @Param("0")
    public int features;

    private Decisions decisions;
    private WindowCounts window;
    private final Map<Cell, Seen> map = new HashMap<>();

    /** What a stream of features would be grouped by. */
    private record Cell(long window, int feature, int cell) {}

    /** What it would add up. */
    private record Seen(long rows, double contributions, double absoluteContributions) {
        static Seen of(float contribution) {
            return new Seen(1, contribution, Math.abs(contribution));
        }

        Seen plus(Seen other) {
            return new Seen(
                    rows + other.rows,
                    contributions + other.contributions,
                    absoluteContributions + other.absoluteContributions);
        }
    }

    @Setup
    public void draw() {
        var population = Population.draw(features, 1);
        decisions = new Decisions(population, 2);
        window = population.judge().window();
    }

    @Benchmark
    public long window(Cost cost) {
        for (int i = 0; i < AT_ONCE; i++) {
            decisions.next().countIn(window);
        }
        cost.add(AT_ONCE);
        return window.rows();
    }

    @Benchmark
    public long map(Cost cost) {
        for (int i = 0; i < AT_ONCE; i++) {
            var decision = decisions.next();
            for (int f = 0; f < features; f++) {
                var cell = new Cell(0, f, Byte.toUnsignedInt(decision.bins()[f]));
                map.merge(cell, Seen.of(decision.contributions()[f]), Seen::plus);
            }
        }
        cost.add(AT_ONCE);
        return map.size();
    }
}
