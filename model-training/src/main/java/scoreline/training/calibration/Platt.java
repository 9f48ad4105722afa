package scoreline.training.calibration;

import java.util.Optional;
import scoreline.scoring.decision.Calibration;

/// Fits `p = 1 / (1 + exp(−(slope · margin + intercept)))` by maximum likelihood: logistic regression on one number.
///
/// @see <a href="https://www.researchgate.net/publication/2594015">Platt (1999), Probabilistic outputs for SVMs</a>
public final class Platt {

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-14;
    private static final double LEAST_SHARE = 1e-9;

    private Platt() {}

    /// Newton's method; a step that would raise the log-loss is halved.
    ///
    /// @param margins finite log-odds, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @return empty where no rising curve fits, as for margins that do not rank the targets
    public static Optional<Calibration> fit(double[] margins, int[] targets) {
        double slope = 0;
        double intercept = priorLogOdds(targets);
        double loss = loss(margins, targets, slope, intercept);
        for (int step = 0; step < MOST_STEPS; step++) {
            double gradientSlope = 0;
            double gradientIntercept = 0;
            double hessianSlope = 0;
            double hessianBoth = 0;
            double hessianIntercept = 0;
            for (int i = 0; i < margins.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(slope * margins[i] + intercept)));
                double error = p - targets[i];
                double weight = p * (1 - p);
                gradientSlope += error * margins[i];
                gradientIntercept += error;
                hessianSlope += weight * margins[i] * margins[i];
                hessianBoth += weight * margins[i];
                hessianIntercept += weight;
            }
            double determinant = hessianSlope * hessianIntercept - hessianBoth * hessianBoth;
            if (!(determinant > 0)) {
                return Optional.empty();
            }
            double stepSlope = (hessianIntercept * gradientSlope - hessianBoth * gradientIntercept) / determinant;
            double stepIntercept = (hessianSlope * gradientIntercept - hessianBoth * gradientSlope) / determinant;
            // Twice what the step can gain; below the rounding of the loss there is nothing left to gain.
            boolean last = stepSlope * gradientSlope + stepIntercept * gradientIntercept <= CONVERGED * loss;
            double share = 1;
            double next = loss(margins, targets, slope - stepSlope, intercept - stepIntercept);
            while (!last && !(next <= loss) && share > LEAST_SHARE) {
                share /= 2;
                next = loss(margins, targets, slope - share * stepSlope, intercept - share * stepIntercept);
            }
            slope -= share * stepSlope;
            intercept -= share * stepIntercept;
            loss = next;
            if (last) {
                break;
            }
        }
        boolean rises = slope > 0 && slope < 1e6 && Double.isFinite(intercept);
        return rises ? Optional.of(new Calibration(slope, intercept)) : Optional.empty();
    }

    private static double priorLogOdds(int[] targets) {
        double defaults = 0;
        for (int target : targets) {
            defaults += target;
        }
        return StrictMath.log((defaults + 1) / (targets.length - defaults + 1));
    }

    private static double loss(double[] margins, int[] targets, double slope, double intercept) {
        double sum = 0;
        for (int i = 0; i < margins.length; i++) {
            double logOdds = slope * margins[i] + intercept;
            double against = targets[i] == 1 ? -logOdds : logOdds;
            sum += Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
        }
        return sum;
    }
}
