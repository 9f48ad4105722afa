package scoreline.training.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Beta calibration: `p = σ(a · ln q − b · ln(1 − q) + c)`, where q = σ(margin) and σ is the logistic function. With
/// a = b it is Platt's curve; with a ≠ b it may bend at either end.
///
/// @param a at least 0
/// @param b at least 0; not both are 0
/// @param c finite
/// @see <a href="https://proceedings.mlr.press/v54/kull17a.html">Kull, Silva Filho and Flach (2017), Beta
///     calibration</a>
record Beta(double a, double b, double c) implements Curve {

    private static final double STEEPEST = 1e6;

    Beta {
        if (!(a >= 0 && b >= 0 && a + b > 0 && Math.max(a, b) < STEEPEST)) {
            throw new IllegalArgumentException(
                    "a and b must be at least 0, and one of them above, were " + a + " and " + b);
        }
    }

    /// Maximum likelihood with a, b ≥ 0. As the paper has it, a negative coefficient is taken out and the other fitted
    /// alone; as the log-loss is convex, the better of the two is then the best there is.
    ///
    /// @return empty where no rising curve fits
    static Optional<Beta> fit(double[] margins, int[] targets) {
        double[] up = Arrays.stream(margins).map(Beta::lnOfProbability).toArray();
        double[] down =
                Arrays.stream(margins).map(margin -> -lnOfProbability(-margin)).toArray();
        Optional<Beta> free = Logistic.fit(new double[][] {up, down}, targets).flatMap(w -> rising(w[0], w[1], w[2]));
        if (free.isPresent()) {
            return free;
        }
        return Stream.of(
                        Logistic.fit(new double[][] {up}, targets).flatMap(w -> rising(w[0], 0, w[1])),
                        Logistic.fit(new double[][] {down}, targets).flatMap(w -> rising(0, w[0], w[1])))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(beta ->
                        Logistic.loss(new double[][] {up, down}, targets, new double[] {beta.a, beta.b, beta.c})));
    }

    private static Optional<Beta> rising(double a, double b, double c) {
        boolean rises = a >= 0 && b >= 0 && a + b > 0 && Math.max(a, b) < STEEPEST;
        return rises ? Optional.of(new Beta(a, b, c)) : Optional.empty();
    }

    @Override
    public double probability(double margin) {
        double logOdds = a * lnOfProbability(margin) - b * lnOfProbability(-margin) + c;
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    /** ln σ(margin), of which nothing is lost at either end. */
    private static double lnOfProbability(double margin) {
        return Math.min(margin, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
    }
}
