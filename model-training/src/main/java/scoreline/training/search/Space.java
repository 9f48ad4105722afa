package scoreline.training.search;

import java.util.SplittableRandom;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.Trainer;

/** Settings that are worth trying: shallow trees, few columns each, strong regularisation. */
final class Space {

    private Space() {}

    /// One at random; rates, regularisation and least Hessians evenly on a logarithmic scale.
    static Growth draw(Trainer trainer, SplittableRandom random) {
        return new Growth(
                trainer,
                rounded(logarithmic(random, 0.04, 0.12)),
                random.nextInt(3, 6),
                rounded(logarithmic(random, 5, 100)),
                rounded(random.nextDouble(0.5, 0.95)),
                rounded(logarithmic(random, 0.03, 0.3)),
                rounded(logarithmic(random, 5, 200)),
                Growth.MOST_BINS);
    }

    private static double logarithmic(SplittableRandom random, double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** To two figures, so that people can read and repeat them. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.round(value / unit) * 1e6 * unit / 1e6;
    }
}
