package scoreline.training.calibration;

import java.util.Optional;
import java.util.stream.IntStream;
import scoreline.scoring.decision.Calibration;

/** A way from margins to probabilities. */
public enum Method {
    /** The margin taken at its word: `1 / (1 + exp(−margin))`. */
    NONE,
    /** [Platt], which bundles serve. */
    PLATT,
    /** [Beta]. */
    BETA,
    /** [Isotonic]. */
    ISOTONIC;

    /// @param margins finite log-odds, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @return empty where no rising curve fits, as for margins that do not rank the targets
    public Optional<Curve> fit(double[] margins, int[] targets) {
        return switch (this) {
            case NONE -> Optional.of(new Calibration(1, 0)::probability);
            case PLATT -> Platt.fit(margins, targets).map(fitted -> fitted::probability);
            case BETA -> Beta.fit(margins, targets).map(fitted -> fitted);
            case ISOTONIC -> Isotonic.fit(margins, targets).map(fitted -> fitted);
        };
    }

    /// The probability of every row by a curve of the other folds.
    ///
    /// @param folds of each row, from 0, shape (rows)
    /// @return shape (rows); empty where no rising curve fits the others of some fold
    public Optional<double[]> crossFitted(double[] margins, int[] targets, int[] folds) {
        var probabilities = new double[margins.length];
        for (int fold : IntStream.of(folds).distinct().sorted().toArray()) {
            int[] others = IntStream.range(0, folds.length)
                    .filter(row -> folds[row] != fold)
                    .toArray();
            Optional<Curve> curve = fit(
                    IntStream.of(others).mapToDouble(row -> margins[row]).toArray(),
                    IntStream.of(others).map(row -> targets[row]).toArray());
            if (curve.isEmpty()) {
                return Optional.empty();
            }
            IntStream.range(0, folds.length)
                    .filter(row -> folds[row] == fold)
                    .forEach(row -> probabilities[row] = curve.get().probability(margins[row]));
        }
        return Optional.of(probabilities);
    }
}
