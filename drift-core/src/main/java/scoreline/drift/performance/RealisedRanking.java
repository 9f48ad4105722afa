package scoreline.drift.performance;

/// How well scores told defaults from repayments, from counts by cell; scores in one cell are ties.
///
/// @param auc with DeLong's interval
/// @param ks the largest distance between the scores' distributions among defaults and among repayments, in
/// [0, 1]; its interval is that of two shares at the score where they differ most, as if nobody had looked for it
/// @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
public record RealisedRanking(RealisedInterval auc, RealisedInterval ks) {

    /// `A = Σ d_c (R_{<c} + r_c/2) / (n₁ n₀)`, and its variance `S₁/n₁ + S₀/n₀`: S₁ that, over the defaults,
    /// of the share of repayments each scores above, S₀ that, over the repayments, of the share of defaults
    /// that score above each.
    ///
    /// @param defaulted by cell, the safest first, shape (cells), two in all at least
    /// @param repaid by cell, shape (cells), two in all at least
    static RealisedRanking of(long[] defaulted, long[] repaid) {
        double defaults = total(defaulted);
        double repayments = total(repaid);
        double area = 0;
        double ofDefaults = 0;
        double ofRepayments = 0;
        double ks = 0;
        double ksError = 0;
        double defaultsBelow = 0;
        double repaidBelow = 0;
        for (int c = 0; c < defaulted.length; c++) {
            double above = (repaidBelow + repaid[c] / 2.0) / repayments;
            double under = 1 - (defaultsBelow + defaulted[c] / 2.0) / defaults;
            area += defaulted[c] * above / defaults;
            ofDefaults += defaulted[c] * above * above;
            ofRepayments += repaid[c] * under * under;
            defaultsBelow += defaulted[c];
            repaidBelow += repaid[c];
            double distance = Math.abs(repaidBelow / repayments - defaultsBelow / defaults);
            if (distance > ks) {
                ks = distance;
                ksError = Math.sqrt(
                        ofShare(repaidBelow / repayments) / repayments + ofShare(defaultsBelow / defaults) / defaults);
            }
        }
        double variance =
                variance(ofDefaults, defaults, area) / defaults + variance(ofRepayments, repayments, area) / repayments;
        boolean perfect = area <= 0 || area >= 1;
        // Where nothing overlaps the variance is 0, which is not to say that nothing ever will.
        long fewer = (long) Math.min(defaults, repayments);
        return new RealisedRanking(
                perfect
                        ? RealisedInterval.ofShare(area >= 1 ? fewer : 0, fewer)
                        : RealisedInterval.ofArea(area, Math.sqrt(variance)),
                RealisedInterval.ofMean(ks, ksError).within(0, 1));
    }

    private static double ofShare(double share) {
        return share * (1 - share);
    }

    private static double variance(double squares, double count, double mean) {
        return Math.max(0, (squares - count * mean * mean) / (count - 1));
    }

    private static double total(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
