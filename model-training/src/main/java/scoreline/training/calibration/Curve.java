package scoreline.training.calibration;

/** From a margin to a probability of default; never falls as the margin rises. */
@FunctionalInterface
public interface Curve {

    /// @param margin uncalibrated log-odds of default, finite
    /// @return in [0, 1]
    double probability(double margin);
}
