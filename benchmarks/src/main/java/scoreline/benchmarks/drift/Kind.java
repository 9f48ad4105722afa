package scoreline.benchmarks.drift;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import scoreline.scoring.reference.Cells;

/** How the values of a drawn feature fall, and what the chance of each cell therefore is. */
sealed interface Kind {

    float draw(SplittableRandom random);

    /** The chance of a value of at least x. */
    double atLeast(double x);

    /** What comes after x: as good as x itself where values lie everywhere. */
    double after(double x);

    /// Standard normal, moved.
    ///
    /// @param shift standard deviations
    record Normal(double shift) implements Kind {
        private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

        @Override
        public float draw(SplittableRandom random) {
            return (float) (random.nextGaussian() + shift);
        }

        @Override
        public double atLeast(double x) {
            return STANDARD.cumulativeProbability(shift - x);
        }

        @Override
        public double after(double x) {
            return x;
        }
    }

    /** 1 at a rate, else 0. */
    record Flag(double rate) implements Kind {
        @Override
        public float draw(SplittableRandom random) {
            return random.nextDouble() < rate ? 1 : 0;
        }

        @Override
        public double atLeast(double x) {
            return x <= 0 ? 1 : x <= 1 ? rate : 0;
        }

        @Override
        public double after(double x) {
            return x + 1;
        }
    }

    /** 0, 1, 2, …, each 1/e times as frequent as the one before. */
    record Count() implements Kind {
        @Override
        public float draw(SplittableRandom random) {
            return (float) Math.floor(-Math.log(1 - random.nextDouble()));
        }

        @Override
        public double atLeast(double x) {
            return x <= 0 ? 1 : Math.exp(-x);
        }

        @Override
        public double after(double x) {
            return x + 1;
        }
    }

    /// Categories 0, 1, 2, …, the k-th as frequent as 1/k.
    ///
    /// @param names how many
    record Category(int names) implements Kind {
        @Override
        public float draw(SplittableRandom random) {
            double u = random.nextDouble();
            int name = 0;
            while (name < names - 1 && u < atLeast(name + 1.0)) {
                name++;
            }
            return name;
        }

        @Override
        public double atLeast(double x) {
            double all = 0;
            double rest = 0;
            for (int k = 0; k < names; k++) {
                all += 1.0 / (k + 1);
                rest += k >= x ? 1.0 / (k + 1) : 0;
            }
            return rest / all;
        }

        @Override
        public double after(double x) {
            return x + 1;
        }
    }

    /// The chance of each cell of numbers, shape (cells), the reserved ones first.
    ///
    /// @param missing share of values that are missing, in [0, 1)
    default double[] chances(Cells.Intervals cells, double missing) {
        int own = cells.lower().size();
        double there = 1 - missing;
        var chances = new double[cells.size()];
        double above = atLeast(after(cells.max()));
        chances[Cells.MISSING] = missing;
        chances[Cells.BELOW] = there * (1 - atLeast(cells.lower().getFirst()));
        chances[Cells.ABOVE] = there * above;
        for (int i = 0; i < own; i++) {
            double next = i + 1 < own ? atLeast(cells.lower().get(i + 1)) : above;
            chances[Cells.FIRST + i] = there * (atLeast(cells.lower().get(i)) - next);
        }
        return chances;
    }
}
