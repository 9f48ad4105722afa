package scoreline.training.calibration;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.training.validation.Order;
import scoreline.training.validation.Probabilities;
import scoreline.training.validation.Ranking;

/// What a method's probabilities are worth, cross-fitted: each row judged by a curve of the other folds.
///
/// @param auc area under the ROC curve, in [0, 1]; plateaus cost some of it, and so do curves that
///     differ from fold to fold
/// @param brier mean squared error, in [0, 1]
/// @param expectedCalibrationError over ten bins of equal count, in [0, 1]
/// @param logLoss mean, nats; null where it is infinite, because a certainty was wrong
/// @param distinctScores how many different probabilities there are
/// @param rankOrderKept whether, within every fold, a higher margin always has a higher probability
public record MethodScore(
        Method method,
        double auc,
        double brier,
        double expectedCalibrationError,
        @Nullable Double logLoss,
        long distinctScores,
        boolean rankOrderKept) {

    private static final int BINS = 10;

    /// @param margins finite log-odds, shape (rows)
    /// @param targets 1 is a default, 0 a repayment; both occur in the others of every fold, shape (rows)
    /// @param folds of each row, from 0, shape (rows)
    /// @return one for each method, without those that have no rising curve in some fold
    public static List<MethodScore> compare(double[] margins, int[] targets, int[] folds) {
        return Stream.of(Method.values())
                .flatMap(method -> method.crossFitted(margins, targets, folds).stream()
                        .map(probabilities -> of(method, probabilities, margins, targets, folds)))
                .toList();
    }

    private static MethodScore of(Method method, double[] probabilities, double[] margins, int[] targets, int[] folds) {
        double logLoss = Probabilities.logLoss(probabilities, targets);
        return new MethodScore(
                method,
                Ranking.auc(probabilities, targets),
                Probabilities.brier(probabilities, targets),
                Probabilities.expectedCalibrationError(probabilities, targets, BINS),
                Double.isInfinite(logLoss) ? null : logLoss,
                Arrays.stream(probabilities).distinct().count(),
                keepsOrder(probabilities, margins, folds));
    }

    private static boolean keepsOrder(double[] probabilities, double[] margins, int[] folds) {
        Map<Integer, Integer> lastOfFold = new HashMap<>();
        for (int row : Order.ascending(margins)) {
            Integer last = lastOfFold.put(folds[row], row);
            if (last != null && margins[last] < margins[row] && !(probabilities[last] < probabilities[row])) {
                return false;
            }
        }
        return true;
    }
}
