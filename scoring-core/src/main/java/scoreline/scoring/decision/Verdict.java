package scoreline.scoring.decision;

/// What a decision comes to, without why.
///
/// @param margin uncalibrated log-odds of default, bit-equal to XGBoost's
/// @param probabilityOfDefault calibrated, in [0, 1]
/// @param points credit points, the more the better
/// @param threshold probability of default from which an application is refused
public record Verdict(float margin, double probabilityOfDefault, int points, Ruling ruling, double threshold) {}
