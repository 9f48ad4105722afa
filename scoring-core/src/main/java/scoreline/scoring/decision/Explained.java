package scoreline.scoring.decision;

/// All of a decision that neither policy nor the applicant's velocity touches, and nearly all of its work.
///
/// @param features what the model sees, catalogue order, shape (features); NaN is missing
/// @param margin uncalibrated log-odds
/// @param contributions exact Shapley values in log-odds, shape (features)
@SuppressWarnings("ArrayRecordComponent") // lives until the decision, never compared
public record Explained(float[] features, float margin, float[] contributions) {}
