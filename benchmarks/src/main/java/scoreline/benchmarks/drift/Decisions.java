package scoreline.benchmarks.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.decision.Outcome;

/** Decisions about a drawn population, taken in turn: so many that a processor does not learn their cells by heart. */
final class Decisions {
    static final int COUNT = 4_096;
    private static final double THRESHOLD = 1 / 11.0;

    private final List<Decision> all = new ArrayList<>();
    private int next;

    /// What the scorer says of one application; its arrays are shared and not changed.
    @SuppressWarnings("ArrayRecordComponent") // read over and over, never compared
    record Decision(byte[] bins, float[] contributions, float margin, double probability, Outcome outcome) {
        void countIn(WindowCounts window) {
            window.count(bins, contributions, margin, probability, outcome);
        }
    }

    Decisions(Population population, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < COUNT; i++) {
            byte[] bins = population.row(random);
            var contributions = new float[bins.length];
            for (int f = 0; f < bins.length; f++) {
                contributions[f] = (float) (0.1 * random.nextGaussian());
            }
            double margin = -2.5 + 0.8 * random.nextGaussian();
            double probability = 1 / (1 + Math.exp(-margin));
            all.add(new Decision(
                    bins,
                    contributions,
                    (float) margin,
                    probability,
                    probability < THRESHOLD ? Outcome.APPROVE : Outcome.REFUSE));
        }
    }

    Decision next() {
        next = (next + 1) % COUNT;
        return all.get(next);
    }
}
