package scoreline.training.candidate;

import static scoreline.training.validation.Probabilities.brier;
import static scoreline.training.validation.Probabilities.expectedCalibrationError;
import static scoreline.training.validation.Probabilities.logLoss;

import java.util.Arrays;
import java.util.stream.IntStream;
import scoreline.training.calibration.Method;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.Ranking;
import scoreline.training.validation.Threshold;

/** Margins out of fold, and what follows from them. */
final class Judged {

    private static final int CALIBRATION_BINS = 10;

    private final double[] margins;
    private final int[] targets;
    private final double costRatio;
    private final double[] raw;
    private final double[] probabilities;
    private final double[] costs;

    /// @param margins log-odds of default by models that did not see the row, shape (rows)
    /// @param targets 1 is a default, shape (rows)
    /// @param folds of each row, shape (rows)
    Judged(double[] margins, int[] targets, int[] folds, double costRatio) {
        this.margins = margins;
        this.targets = targets;
        this.costRatio = costRatio;
        this.raw = Method.NONE.crossFitted(margins, targets, folds).orElseThrow();
        // Where nothing is ranked, as by a dummy, nothing can be calibrated.
        this.probabilities = Method.PLATT.crossFitted(margins, targets, folds).orElse(raw);
        this.costs = costs(folds);
    }

    /** Of each row, when each fold is decided by the cheapest threshold of the others. */
    private double[] costs(int[] folds) {
        var found = new double[margins.length];
        for (int fold : IntStream.of(folds).distinct().toArray()) {
            int[] others = IntStream.range(0, folds.length)
                    .filter(row -> folds[row] != fold)
                    .toArray();
            double threshold = Threshold.cheapest(
                            IntStream.of(others)
                                    .mapToDouble(row -> probabilities[row])
                                    .toArray(),
                            IntStream.of(others).map(row -> targets[row]).toArray(),
                            costRatio)
                    .value();
            for (int row = 0; row < found.length; row++) {
                if (folds[row] == fold) {
                    boolean refused = probabilities[row] >= threshold;
                    found[row] = refused ? 1 - targets[row] : costRatio * targets[row];
                }
            }
        }
        return found;
    }

    double[] costs() {
        return costs;
    }

    Assessed assessed(Candidate candidate, long bytes) {
        double cost = Arrays.stream(costs).average().orElseThrow();
        double variance =
                Arrays.stream(costs).map(c -> (c - cost) * (c - cost)).average().orElseThrow();
        Threshold cheapest = Threshold.cheapest(probabilities, targets, costRatio);
        Confusion confusion = Confusion.at(probabilities, targets, cheapest.value());
        return new Assessed(
                candidate.learner().family(),
                candidate.imbalance().title(),
                candidate.columns().title(),
                candidate.note(),
                candidate.isServable(),
                targets.length,
                Ranking.auc(margins, targets),
                Ranking.averagePrecision(margins, targets),
                Ranking.ks(margins, targets),
                logLoss(probabilities, targets),
                brier(probabilities, targets),
                expectedCalibrationError(probabilities, targets, CALIBRATION_BINS),
                Arrays.stream(raw).average().orElseThrow(),
                brier(raw, targets),
                expectedCalibrationError(raw, targets, CALIBRATION_BINS),
                cheapest.value(),
                cost,
                Math.sqrt(variance / targets.length),
                confusion.accuracy(),
                confusion,
                bytes);
    }
}
