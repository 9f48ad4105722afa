package scoreline.training.calibration;

import java.util.Optional;
import scoreline.scoring.decision.Calibration;

/// Fits `p = 1 / (1 + exp(−(slope · margin + intercept)))` by maximum likelihood: logistic regression on one number.
///
/// @see <a href="https://www.researchgate.net/publication/2594015">Platt (1999), Probabilistic outputs for SVMs</a>
public final class Platt {

    private static final double STEEPEST = 1e6;

    private Platt() {}

    /// @param margins finite log-odds, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @return empty where no rising curve fits, as for margins that do not rank the targets
    public static Optional<Calibration> fit(double[] margins, int[] targets) {
        return Logistic.fit(new double[][] {margins}, targets)
                .filter(weights -> weights[0] > 0 && weights[0] < STEEPEST)
                .map(weights -> new Calibration(weights[0], weights[1]));
    }
}
