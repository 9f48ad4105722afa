package scoreline.training.profile;

/// Two number fields that go together.
///
/// @param spearman on the applications that know both, in [−1, 1]
public record Correlation(String field, String other, double spearman) {}
