package scoreline.drift.performance;

/// What decisions are expected to do to the applicants; a refusal is the positive class. Defaults are sums of
/// probabilities.
///
/// @param refused how many
/// @param refusedDefaults of them
/// @param granted how many, those sent to review among them
/// @param grantedDefaults of them
record ExpectedConfusion(long refused, double refusedDefaults, long granted, double grantedDefaults) {

    long rows() {
        return refused + granted;
    }

    double defaults() {
        return refusedDefaults + grantedDefaults;
    }

    double repayments() {
        return rows() - defaults();
    }

    double precision() {
        return refusedDefaults / refused;
    }

    double recall() {
        return refusedDefaults / defaults();
    }

    /// `(c · granted defaults + refused repayments) / n`.
    double cost(double costRatio) {
        return (costRatio * grantedDefaults + refused - refusedDefaults) / rows();
    }
}
